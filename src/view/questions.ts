import { answerFacts, answerMinutesOf, questionOwner } from '../model/answer-facts.ts';
import { durationText, workingCalendar } from '../model/answer-time.ts';
import { localDay } from '../model/business-days.ts';
import { compareText } from '../model/compare-text.ts';
import { count } from '../model/count.ts';
import { text } from '../model/engagement-facts.ts';
import type { Audience, Document, Engagement } from '../model/workspace.ts';
import { isDateOrDateTime, isTimeZone } from '../model/written-values.ts';
import { hrefOf, publishedDocuments } from './published.ts';
import { nameOf, type PersonView, personView } from './site.ts';

export interface QuestionView {
  title: string;
  href: string;
  asked: string;
  by: string;
  answered: string | null;
  answeredBy: string | null;
  blocking: boolean;
  /** `7 h 20 min` of the owner's working hours; null if unknown. */
  answerTime: string | null;
  /** For an open question: the day it was asked, in the owner's time zone; null once answered. */
  openSince: { day: string; timezone: string | null } | null;
}

/** `/questions/`. */
export interface QuestionsView {
  open: QuestionView[];
  answered: QuestionView[];
  /** Where to ask. */
  channel: string | null;
  response: string | null;
  owner: PersonView | null;
  /** How long answers took; null if none can be measured. */
  answerTimes: AnswerTimesView | null;
}

export interface AnswerTimesView {
  /** `7 h 20 min`. */
  median: string;
  /** Number of answers behind the median. */
  of: number;
  /** `8 h`: the length of the owner's business day. */
  businessDay: string;
  /** Number of answers within the promised time; null if no time was promised. */
  inTime: { answers: number; of: number } | null;
}

/**
 * `/questions/`: the questions, newest first, how long answers took, and where to ask.
 *
 * @param holidays ISO dates of days that don't count as working days
 */
export function questionsView(
  engagement: Engagement,
  audience: Audience,
  holidays: readonly string[] = [],
): QuestionsView {
  const documents = publishedDocuments(engagement, audience).filter(
    ({ kind }) => kind === 'question',
  );
  const questions = documents
    .map((document) => questionView(document, engagement, holidays))
    .sort((a, b) => compareText(b.asked, a.asked));
  const owner = questionOwner(engagement);
  return {
    open: questions.filter(({ answered }) => answered === null),
    answered: questions.filter(({ answered }) => answered !== null),
    channel: engagement.facts.channels.questions ?? null,
    response: responseOf(engagement),
    owner: owner ? personView(owner) : null,
    answerTimes: answerTimesView(documents, engagement, holidays),
  };
}

export function questionView(
  document: Document,
  engagement: Engagement,
  holidays: readonly string[] = [],
): QuestionView {
  const { data } = document.source.frontmatter;
  const answeredBy = text(data.answeredBy);
  const answered = text(data.answered);
  const owner = questionOwner(engagement);
  const minutes = answerMinutesOf(document, workingCalendar(owner, holidays));
  return {
    title: document.title,
    href: hrefOf(document),
    asked: text(data.asked) ?? '',
    by: nameOf(text(data.by) ?? '', engagement),
    answered,
    answeredBy: answeredBy === null ? null : nameOf(answeredBy, engagement),
    blocking: data.blocking === true,
    answerTime: minutes === null ? null : durationText(minutes),
    openSince: answered === null ? openSince(data.asked, owner?.timezone ?? null) : null,
  };
}

function openSince(asked: unknown, written: string | null): QuestionView['openSince'] {
  if (!isDateOrDateTime(asked)) return null;
  const timezone = written !== null && isTimeZone(written) ? written : null;
  return { day: localDay(asked, timezone), timezone };
}

function answerTimesView(
  questions: readonly Document[],
  engagement: Engagement,
  holidays: readonly string[],
): AnswerTimesView | null {
  const facts = answerFacts(questions, engagement, holidays);
  const { medianMinutes, dayMinutes, promise, answered } = facts;
  if (medianMinutes === null || dayMinutes === null) return null;
  return {
    median: durationText(medianMinutes),
    of: facts.measured,
    businessDay: durationText(dayMinutes),
    inTime: promise === null ? null : { answers: promise.inTime, of: answered },
  };
}

/** @returns `1 business day`; null if no response time was promised */
export function responseOf({ facts: { responseWithin } }: Engagement): string | null {
  if (responseWithin === null) return null;
  return count(responseWithin, 'business day');
}
