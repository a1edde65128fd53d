import { answerMinutes, isInTime, type WorkingCalendar, workingCalendar } from './answer-time.ts';
import { median } from './statistics.ts';
import type { Document, Engagement, Person } from './workspace.ts';

/** How long the questions of an engagement waited, as far as it is written down. */
export interface AnswerFacts {
  open: number;
  answered: number;
  /** How many answers have a time that can be measured. */
  measured: number;
  /** In minutes of the owner's working hours; null where no answer can be measured. */
  medianMinutes: number | null;
  /** The promised business days, and how many of the answers came in them; null without a promise. */
  promise: { days: number; inTime: number } | null;
  /** Minutes of a working day; null where the owner's hours are not known. */
  dayMinutes: number | null;
  /** Whose calendar it is; null where nobody owns the questions. */
  owner: Person | null;
}

/** @returns who owns the questions; the first of several */
export function questionOwner({ facts }: Engagement): Person | undefined {
  return facts.people.find(({ owns }) => owns.includes('questions'));
}

/**
 * @param questions documents of the kind `question`
 * @param holidays ISO dates
 */
export function answerFacts(
  questions: readonly Document[],
  engagement: Engagement,
  holidays: readonly string[],
): AnswerFacts {
  const owner = questionOwner(engagement);
  const calendar = workingCalendar(owner, holidays);
  const answered = questions.filter(isAnswered);
  const minutes = answered.flatMap((question) => answerMinutesOf(question, calendar) ?? []);
  const within = engagement.facts.responseWithin;
  const timezone = calendar?.timezone ?? null;
  return {
    open: questions.length - answered.length,
    answered: answered.length,
    measured: minutes.length,
    medianMinutes: minutes.length === 0 ? null : median(minutes),
    promise:
      within === null
        ? null
        : {
            days: within,
            inTime: answered.filter(({ source: { frontmatter } }) => {
              const { asked, answered } = frontmatter.data;
              return isInTime(asked, answered, within, { timezone, holidays });
            }).length,
          },
    dayMinutes: calendar === null ? null : calendar.to - calendar.from,
    owner: owner ?? null,
  };
}

/** @returns how long the answer of a question took; null where there is none, or nobody can know */
export function answerMinutesOf(
  { source }: Document,
  calendar: WorkingCalendar | null,
): number | null {
  const { asked, answered } = source.frontmatter.data;
  return answerMinutes(asked, answered, calendar);
}

function isAnswered({ source }: Document): boolean {
  return typeof source.frontmatter.data.answered === 'string';
}
