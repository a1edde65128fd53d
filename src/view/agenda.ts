import { cityOf, localTime } from '../model/time-zone.ts';
import type { Audience, Channels, Document, Engagement } from '../model/workspace.ts';
import { type FirstCallView, firstCallView } from './cover.ts';
import type { PageLink } from './navigation.ts';
import { hrefOf, labelOf, publishedDocuments } from './published.ts';
import { type QuestionView, questionsView, responseOf } from './questions.ts';
import { contractorView, type PersonView, personView } from './site.ts';

/** `/first-call/`: what is talked about, in which order, and for how long. */
export interface AgendaView {
  /** Null where no time has been set. */
  call: FirstCallView | null;
  minutes: number;
  items: AgendaItem[];
  /** What the call confirms: the parts of the brief and the spec that say where the work ends. */
  scope: { document: string; parts: PageLink[] }[];
  openQuestions: QuestionView[];
  channels: Channels;
  response: string | null;
  contractor: PersonView | null;
  people: PersonView[];
  agreement: PageLink | null;
  /** Every document's sections by its path, to tell which notes are about something that is gone. */
  sections: Record<string, string[]>;
}

export interface AgendaItem {
  id: 'scope' | 'questions' | 'working-relationship';
  title: string;
  minutes: number;
  /** From when to when, on each clock; empty where no time has been set. */
  times: { city: string; from: string; to: string }[];
}

/** Minutes of a call for which none are given. */
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
 * The three things of a first call. Most of the time is for questions: what was written already needs
 * only a yes.
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

/** What a clock shows so many minutes after an instant; it may have been changed meanwhile. */
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
