/** Literals that aren't comments: strings, with an optional prefix; heredocs; `$body$`. */
const STRING = /^(?:[\w$@]{0,3}#*["'`]|<<|\$\w*\$)/;

/** A text of which only code is left, and what its brackets enclose. */
export interface Masked {
  text: string;
  /** For each opening bracket, the offset of its closing one; the length of the text if none does. */
  closing: Int32Array;
  /** For each offset, where the text before it ends without white space. */
  trimmed: Int32Array;
}

/**
 * Blanks out everything that isn't code: comments become spaces, strings quotation marks.
 * Everything else keeps its position, including line breaks.
 *
 * @param pattern global pattern for comments and strings. Unless the language allows more, a string
 * is on one line, so that a misread quote affects only that line. It must match what is not closed,
 * up to where it would have to end: otherwise everything after each quote is searched again
 * @param endOf where a match ends, if a pattern alone cannot say; null if it is code after all
 */
export function maskText(text: string, pattern: RegExp, endOf: EndOfMatch = endOfPattern): Masked {
  let masked = '';
  let from = 0;
  const any = new RegExp(pattern.source, pattern.flags);
  for (let match = any.exec(text); match; match = any.exec(text)) {
    const end = endOf(match, text);
    any.lastIndex = Math.max(end ?? 0, match.index + 1);
    if (end === null) continue;
    const fill = STRING.test(match[0]) ? '"' : ' ';
    masked += text.slice(from, match.index) + blank(text.slice(match.index, end), fill);
    from = end;
  }
  masked += text.slice(from);
  return { text: masked, closing: closingBrackets(masked), trimmed: trimmedEnds(masked) };
}

export type EndOfMatch = (match: RegExpExecArray, text: string) => number | null;

const endOfPattern: EndOfMatch = ({ index, 0: { length } }) => index + length;

/** For a language in which a comment may contain others. */
export const endOfNested: EndOfMatch = (match, text) => {
  if (!match[0].startsWith('/*')) return endOfPattern(match, text);
  const any = /\/\*|\*\//g;
  any.lastIndex = match.index;
  let depth = 0;
  for (let found = any.exec(text); found; found = any.exec(text)) {
    depth += found[0] === '/*' ? 1 : -1;
    if (depth === 0) return any.lastIndex;
  }
  return text.length;
};

/**
 * For strings that end with the tag they begin with, which is the group `tag`; one that does not end is
 * code.
 *
 * @param closing global pattern for what may end one, with the same group
 */
export function endsWithTag(text: string, closing: RegExp): EndOfMatch {
  const byTag = Map.groupBy(text.matchAll(closing), ({ groups }) => groups?.tag);
  return (match) => {
    const from = endOfPattern(match, text) as number;
    if (match.groups?.tag === undefined) return from;
    const ends = byTag.get(match.groups.tag) ?? [];
    const end = ends[firstFrom(ends, from, ({ index }) => index)];
    return end ? end.index + (end.groups?.end ?? end[0]).length : null;
  };
}

/** @returns index of the first of sorted entries that is at an offset or after it */
export function firstFrom<T>(
  entries: readonly T[],
  offset: number,
  offsetOf: (entry: T) => number,
): number {
  let from = 0;
  let to = entries.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (offsetOf(entries[middle] as T) < offset) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** A line that is not blank. */
export interface Line {
  start: number;
  /** Length of its indentation. */
  indent: number;
}

export function linesIn({ text }: Masked): Line[] {
  return Array.from(text.matchAll(/(?<![^\n])([^\S\n]*)\S/g), ({ index, 1: space = '' }) => ({
    start: index,
    indent: space.length,
  }));
}

function blank(text: string, fill = ' '): string {
  return text.replace(/[^\n]/g, fill);
}

const BRACKETS = ['()', '[]', '{}'] as const;

export function isOpening(char: string | undefined): boolean {
  return char === '(' || char === '[' || char === '{';
}

/** Only brackets of the same kind are counted, so a missing one does not move the others. */
function closingBrackets(text: string): Int32Array {
  const closing = new Int32Array(text.length).fill(text.length);
  for (const [opening, closed] of BRACKETS) {
    const any = new RegExp(`[\\${opening}\\${closed}]`, 'g');
    const open: number[] = [];
    for (let match = any.exec(text); match; match = any.exec(text)) {
      if (match[0] === opening) open.push(match.index);
      else closing[open.pop() ?? text.length] = match.index;
    }
  }
  return closing;
}

function trimmedEnds(text: string): Int32Array {
  const trimmed = new Int32Array(text.length + 1);
  for (const { index } of text.matchAll(/\S/g)) trimmed[index + 1] = index + 1;
  for (let at = 1; at <= text.length; at++) trimmed[at] ||= trimmed[at - 1] as number;
  return trimmed;
}

/** @returns length of the text before an offset without the white space at its end */
export function trimmedEnd({ text, trimmed }: Masked, at: number): number {
  return trimmed[Math.min(at, text.length)] as number;
}

/**
 * @returns offset of the bracket that closes the one at `open`, or the end of the text if none does
 */
export function closingBracket({ text, closing }: Masked, open: number): number {
  return closing[open] ?? text.length;
}

/** A part of a masked text without the contents of its brackets. */
export interface Outer {
  text: string;
  /** For each character of `text`, its offset in the masked text. */
  offsets: readonly number[];
}

/**
 * Leaves out the contents of brackets instead of blanking them, so that nested ones are not copied
 * again for each that they are in.
 */
export function withoutInner(masked: Masked, from: number, to: number): Outer {
  const offsets: number[] = [];
  for (let at = from; at < to; at++) {
    offsets.push(at);
    if (!isOpening(masked.text[at])) continue;
    at = Math.min(closingBracket(masked, at), to);
    if (at < to) offsets.push(at);
  }
  return { text: offsets.map((at) => masked.text[at]).join(''), offsets };
}
