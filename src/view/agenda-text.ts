import type { Channels } from '../model/workspace.ts';
import type { AgendaItem, AgendaView } from './agenda.ts';
import type { PersonView } from './site.ts';

/*
 * The agenda as text for use outside the site: Markdown and email. Only the browser has the notes
 * and adds them itself, so both server and client import this file.
 */

/** Placeholder until there are notes. */
export const NO_NOTES = 'No notes yet.';

/** A reader's note on a section, reduced to what the text shows. */
export interface NotedText {
  kind: 'question' | 'note';
  /** Where it was noted: `Brief › Scope`. */
  place: string;
  /** Address of that section; null if it no longer exists. */
  href: string | null;
  text: string;
}

/** The whole agenda. Links are site paths until {@link withAddresses} replaces them. */
export function agendaMarkdown(agenda: AgendaView, title: string): string {
  const { scope, openQuestions, call } = agenda;
  const items = agenda.items.map((item, index) => `## ${index + 1}. ${heading(item)}`);
  const people = [...agenda.people, ...(agenda.contractor ? [agenda.contractor] : [])];
  return `${[
    `# First call: ${escaped(title)}`,
    [`${agenda.minutes} minutes.`, ...when(agenda)].join('\n'),
    ...(call?.link ? [call.link] : []),
    items[0],
    bullets(
      scope.map(({ document, parts }) => {
        const links = parts.map(({ href, label }) => link(label, href));
        return `${escaped(document)}: ${links.join(', ')}`;
      }),
    ),
    items[1],
    NO_NOTES,
    ...(openQuestions.length > 0 ? ['Still open:'] : []),
    bullets(openQuestions.map((one) => link(one.title, one.href))),
    items[2],
    bullets([...channelLines(agenda.channels), ...promise(agenda), ...people.map(personLine)]),
  ]
    .filter((part) => part !== undefined && part !== '')
    .join('\n\n')}\n`;
}

/**
 * @param address the site's URL with a trailing slash; null if unknown, which drops links from the
 *   text
 */
export function withAddresses(markdown: string, address: string | null): string {
  return markdown.replace(/\[((?:\\.|[^\]\\])*)\]\(\/([^)\s]*)\)/g, (_, words, path) =>
    address === null ? words : `[${words}](${address}${path})`,
  );
}

/** The notes as a numbered list. */
export function notesMarkdown(notes: readonly NotedText[]): string {
  if (notes.length === 0) return NO_NOTES;
  return notes
    .map(({ kind, place, href, text }, index) => {
      const number = `${index + 1}. `;
      const where = href === null ? escaped(place) : `[${escaped(place)}](${href})`;
      const indent = ' '.repeat(number.length);
      const lines = text.trim().split('\n');
      return `${number}${label(kind)}, ${where}:\n${lines.map((line) => (line === '' ? '' : indent + line)).join('\n')}`;
    })
    .join('\n\n');
}

/** An email for the reader to review and send. */
export interface Mail {
  to: string[];
  subject: string;
  body: string;
}

/** Addressed to everyone who owns something in the engagement: the participants of the call. */
export function agendaMail(agenda: AgendaView, title: string): Mail {
  const owners = agenda.people.filter(({ owns }) => owns.length > 0);
  const addresses = (people: PersonView[]) => people.flatMap(({ email }) => email ?? []);
  const to = addresses(owners);
  const lines = [
    ...when(agenda),
    ...(agenda.call?.link ? [agenda.call.link] : []),
    ...agenda.items.map((item, index) => `${index + 1}. ${item.title} (${item.minutes} min)`),
  ];
  return {
    to: to.length > 0 ? to : addresses(agenda.people),
    subject: `First call: ${title}`,
    body: `${lines.join('\n')}\n\n${NO_NOTES}\n`,
  };
}

/** The notes in plain text. */
export function notesText(notes: readonly NotedText[]): string {
  if (notes.length === 0) return NO_NOTES;
  return notes
    .map(
      ({ kind, place, text }, index) => `${index + 1}. ${label(kind)}, ${place}:\n${text.trim()}`,
    )
    .join('\n\n');
}

/** The longest `mailto:` URL that mail clients and browsers accept without truncating it. */
const LONGEST_ADDRESS = 1900;

/** Appended to a truncated email. */
const CUT = '\n\n[The rest did not fit in an email. Copy the agenda instead.]';

/**
 * @returns a `mailto:` URL (RFC 6068) short enough for every mail client; the body is truncated to
 *   fit
 */
export function mailAddress({ to, subject, body }: Mail): { href: string; isCut: boolean } {
  const start = `mailto:${to.map(encodeURIComponent).join(',').replaceAll('%40', '@')}?subject=${encodeURIComponent(subject)}&body=`;
  const whole = start + encodedBody(body);
  if (whole.length <= LONGEST_ADDRESS) return { href: whole, isCut: false };
  const room = LONGEST_ADDRESS - start.length - encodedBody(CUT).length;
  let kept = '';
  let length = 0;
  for (const char of body) {
    length += encodedBody(char).length;
    if (length > room) break;
    kept += char;
  }
  return { href: start + encodedBody(kept.trimEnd() + CUT), isCut: true };
}

/** `encodeURIComponent` throws on lone surrogates. */
function encodedBody(text: string): string {
  return encodeURIComponent(text.toWellFormed().replace(/\r?\n/g, '\r\n'));
}

function heading({ title, minutes, times }: AgendaItem): string {
  const clocks = times.map(({ city, from, to }) => `${from}–${to} ${city}`);
  return `${title} (${[`${minutes} min`, ...clocks].join(', ')})`;
}

/** `Monday 30 November 2026, 15:00 (Copenhagen)`, one line per clock. */
function when({ call, items }: AgendaView): string[] {
  const cities = items[0]?.times.map(({ city }) => city) ?? [];
  return (call?.clocks ?? []).map(({ text }, index) => `${text} (${cities[index]} time)`);
}

function channelLines({ questions, updates, review }: Channels): string[] {
  return [
    ...(questions ? [`Questions: ${questions}`] : []),
    ...(updates ? [`Updates: ${updates}`] : []),
    ...(review ? [`Review: ${review}`] : []),
  ];
}

function promise({ response, agreement }: AgendaView): string[] {
  return [
    ...(response ? [`Questions are answered within ${response}.`] : []),
    ...(agreement ? [link(agreement.label, agreement.href)] : []),
  ];
}

function personLine({ name, role, owns, hours, timezone }: PersonView): string {
  const facts = [
    role,
    ...(owns.length > 0 ? [`owns ${owns.join(', ')}`] : []),
    ...(hours ? [`${hours}${timezone ? ` ${timezone}` : ''}`] : []),
  ];
  return `${escaped(name)}: ${facts.map(escaped).join('; ')}`;
}

function label(kind: NotedText['kind']): string {
  return kind === 'question' ? 'Question' : 'Note';
}

function link(text: string, href: string): string {
  return `[${escaped(text)}](${href})`;
}

function bullets(lines: string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}

/** Escapes Markdown syntax. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>]/g, '\\$&');
}
