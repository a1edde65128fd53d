import { cityOf, localTime } from '../model/time-zone.ts';
import type { Audience, Channels, Document, Engagement } from '../model/workspace.ts';
import { type FirstCallView, firstCallView } from './cover.ts';
import type { PageLink } from './navigation.ts';
import { hrefOf, labelOf, publishedDocuments } from './published.ts';
import { type QuestionView, questionsView, responseOf } from './questions.ts';
import { contractorView, type PersonView, personView } from './site.ts';

/** `/first-call/`: the topics, in order, with the time for each. */
export interface AgendaView {
  /** Null if no time has been set. */
  call: FirstCallView | null;
  minutes: number;
  items: AgendaItem[];
  /** What the call confirms: the sections of the brief and the spec that define the scope. */
  scope: { document: string; parts: PageLink[] }[];
  openQuestions: QuestionView[];
  channels: Channels;
  response: string | null;
  contractor: PersonView | null;
  people: PersonView[];
  agreement: PageLink | null;
  /** Each document's sections by its path, to detect notes on sections that no longer exist. */
  sections: Record<string, string[]>;
}

export interface AgendaItem {
  id: 'scope' | 'questions' | 'working-relationship';
  title: string;
  minutes: number;
  /** Start and end on each clock; empty if no time has been set. */
  times: { city: string; from: string; to: string }[];
}

/** Default length of the call, in minutes. */
const DEFAULT_MINUTES = 15;

const SCOPE_SECTIONS = ['in-scope', 'out-of-scope', 'acceptance-criteria'];

export function agendaView(engagement: Engagement, audience: Audience): AgendaView {
  const { facts } = engagement;
  const documents = publishedDocuments(engagement, audience);
  const call = facts.firstCall ? firstCallView(facts.firstCall, engagement) : null;
  const minutes = call?.minutes ?? DEFAULT_MINUTES;
  const agreement = documents.find(({ kind }) => kind === 'working-agreement');
  return {
    call,
    minutes,
    items: agendaItems(minutes, call),
    scope: ['brief', 'spec'].flatMap((kind) => {
      const document = documents.find((one) => one.kind === kind);
      const parts = document ? scopeParts(document) : [];
      return document && parts.length > 0 ? [{ document: labelOf(document), parts }] : [];
    }),
    openQuestions: questionsView(engagement, audience).open,
    channels: facts.channels,
    response: responseOf(engagement),
    contractor: facts.contractor ? contractorView(facts.contractor) : null,
    people: facts.people.map(personView),
    agreement: agreement ? { href: hrefOf(agreement), label: labelOf(agreement) } : null,
    sections: sectionsOf([...(engagement.index ? [engagement.index] : []), ...documents]),
  };
}

/**
 * The three topics of a first call. Most of the time goes to questions: what is already written
 * down only needs a yes.
 */
function agendaItems(minutes: number, call: FirstCallView | null): AgendaItem[] {
  const share = Math.floor((minutes * 4) / 15);
  const parts = [
    { id: 'scope', title: 'Confirm the scope', minutes: share },
    { id: 'questions', title: 'The questions the brief raised', minutes: minutes - 2 * share },
    { id: 'working-relationship', title: 'How we will work together', minutes: share },
  ] as const;
  let begin = 0;
  return parts.map((part) => {
    const [from, to] = [begin, begin + part.minutes];
    begin = to;
    const times = (call?.clocks ?? []).map(({ timezone }) => ({
      city: cityOf(timezone),
      from: timeAfter(call?.at ?? '', from, timezone),
      to: timeAfter(call?.at ?? '', to, timezone),
    }));
    return { ...part, times };
  });
}

/** The local time some minutes after an instant; daylight saving may change in between. */
function timeAfter(at: string, minutes: number, timezone: string): string {
  return localTime(new Date(Date.parse(at) + minutes * 60_000), timezone).slice(11, 16);
}

function scopeParts(document: Document): PageLink[] {
  const sections = document.source.body?.sections ?? [];
  return SCOPE_SECTIONS.flatMap((wanted) => {
    const found = sections.find(({ slug, id }) => slug === wanted || id === wanted);
    return found ? [{ href: `${hrefOf(document)}#${found.id}`, label: found.title }] : [];
  });
}

function sectionsOf(documents: Document[]): Record<string, string[]> {
  return Object.fromEntries(
    documents.map(({ path, source }) => [path, (source.body?.sections ?? []).map(({ id }) => id)]),
  );
}
