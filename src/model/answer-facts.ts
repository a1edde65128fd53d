import { answerMinutes, isInTime, type WorkingCalendar, workingCalendar } from './answer-time.ts';
import { median } from './statistics.ts';
import type { Document, Engagement, Person } from './workspace.ts';

/** How long questions in an engagement waited for an answer, as far as it is recorded. */
export interface AnswerFacts {
  open: number;
  answered: number;
  /** How many answers have a measurable time. */
  measured: number;
  /** In minutes of the owner's working hours; null if no answer can be measured. */
  medianMinutes: number | null;
  /** The promised business days, and how many answers kept the promise; null without a promise. */
  promise: { days: number; inTime: number } | null;
  /** Minutes in a working day; null if the owner's hours aren't known. */
  dayMinutes: number | null;
  /** Whose calendar it is; null if nobody owns the questions. */
  owner: Person | null;
}

/** @returns the owner of the questions; the first if there are several */
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

/**
 * @returns how long a question waited for its answer; null if it has none, or the time can't be
 * measured
 */
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
