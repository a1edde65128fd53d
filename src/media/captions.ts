import type { TranscriptPart } from '../model/transcript.ts';

/** One cue. */
export interface Cue {
  /** In seconds. */
  from: number;
  to: number;
  /** Null if unknown. */
  speaker: string | null;
  text: string;
}

/**
 * Parses WebVTT. Skips notes, styles, regions and cue settings, which readers never see.
 *
 * @returns null if the text is not WebVTT
 * @see https://www.w3.org/TR/webvtt1/
 */
export function parseCaptions(text: string): Cue[] | null {
  const clean = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  if (!/^WEBVTT(?:[ \t\n]|$)/.test(clean)) return null;
  return clean.split(/\n{2,}/).flatMap((block) => {
    const lines = block.split('\n').filter((line) => line.trim() !== '');
    const at = lines.findIndex((line) => line.includes('-->'));
    // At most one line, the cue identifier, precedes the timings.
    const [from, to] = at === 0 || at === 1 ? (lines[at] ?? '').split('-->').map(secondsOf) : [];
    if (from == null || to == null) return [];
    const written = lines.slice(at + 1).join(' ');
    const speaker = /^<v(?:\.[^ >]*)?[ \t]+([^>]+)>/.exec(written)?.[1]?.trim() ?? null;
    const spoken = unescaped(written.replace(/<[^>]*>/g, ''))
      .replace(/\s+/g, ' ')
      .trim();
    return spoken === '' ? [] : [{ from, to, speaker, text: spoken }];
  });
}

/** Writes WebVTT with only the cues. */
export function writeCaptions(cues: readonly Cue[]): string {
  const blocks = cues.map(({ from, to, speaker, text }) => {
    const voice = speaker === null ? '' : `<v ${escaped(speaker)}>`;
    return `${timestamp(from)} --> ${timestamp(to)}\n${voice}${escaped(text)}`;
  });
  return `${['WEBVTT', ...blocks].join('\n\n')}\n`;
}

/** From this length on, a paragraph may end at the end of a sentence. */
const LONG = 240;

/** A pause that starts a new paragraph, in seconds. */
const PAUSE = 2;

/** Joins cues, which are only a line long, into paragraphs. */
export function transcriptOf(cues: readonly Cue[]): TranscriptPart[] {
  const parts: TranscriptPart[] = [];
  let last: Cue | null = null;
  for (const cue of cues) {
    const part = parts.at(-1);
    const isNew =
      !part ||
      cue.speaker !== last?.speaker ||
      cue.from - last.to >= PAUSE ||
      (part.text.length >= LONG && /[.?!]["”’)]?$/.test(part.text));
    const begins = cue.speaker !== null && cue.speaker !== last?.speaker;
    if (isNew)
      parts.push({ at: cue.from, text: begins ? `${cue.speaker}: ${cue.text}` : cue.text });
    else part.text += ` ${cue.text}`;
    last = cue;
  }
  return parts;
}

/** @returns the paragraphs of plain text */
export function paragraphsOf(text: string): TranscriptPart[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n[ \t]*\r?\n/)
    .map((paragraph) => ({ at: null, text: paragraph.replace(/\s+/g, ' ').trim() }))
    .filter((part) => part.text !== '');
}

/** @returns `01:02:03.500` in seconds, ignoring cue settings after it; null if invalid */
function secondsOf(time: string): number | null {
  const [, hours = '0', minutes, seconds] =
    /^\s*(?:(\d{2,}):)?([0-5]\d):([0-5]\d\.\d{3})(?:\s|$)/.exec(time) ?? [];
  if (minutes === undefined) return null;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

function timestamp(seconds: number): string {
  const milliseconds = Math.round(seconds * 1000);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const rest = String(milliseconds % 1000).padStart(3, '0');
  const total = Math.floor(milliseconds / 1000);
  return `${two(total / 3600)}:${two((total / 60) % 60)}:${two(total % 60)}.${rest}`;
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['nbsp', '\u00a0'],
  ['lrm', '\u200e'],
  ['rlm', '\u200f'],
]);

function unescaped(text: string): string {
  return text.replace(/&(\w+);/g, (whole, name: string) => ENTITIES.get(name) ?? whole);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
