/**
 * Markers for tags of a page: noncharacters that do not occur in text.
 *
 * - `TAG`: inline formatting, possibly within a word.
 * - `LINK`: the edge of a link or button within a line.
 * - `BLOCK`: the start or end of a paragraph, cell or list item.
 */
export const TAG = '\uFDD0';
export const LINK = '\uFDD1';
export const BLOCK = '\uFDD2';

const MARKS = /[\uFDD0-\uFDD2]/g;

/** @returns the text without tag markers */
export function unmarked(text: string): string {
  return text.replace(MARKS, ' ');
}

/**
 * Normalizes a text for comparison: case, character forms (ligatures, full width, composed or
 * combining) and invisible characters (soft hyphens, zero width, tatweel).
 */
export function folded(text: string): string {
  // Include the preceding ASCII letter, as a combining accent may follow.
  return text.replace(/[\0-\x7f]?[^\0-\x7f]+/g, foldedForm).toLowerCase();
}

function foldedForm(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{DI}\u0640]/gu, '')
    .toUpperCase()
    .toLowerCase()
    .replace(/ς/g, 'σ')
    .replace(/i\u0307/g, 'i')
    .normalize('NFKC');
}

/** How strongly a letter is separated from the previous one. */
export const Edge = { none: 0, word: 1, link: 2, block: 3 } as const;

/** The letters and digits of a text without anything between, and its word boundaries. */
export interface Letters {
  text: string;
  /** The edge before each letter, plus one for the end. */
  edges: Uint8Array;
}

const RUN = /[\p{L}\p{N}\p{M}]+|[\uFDD1\uFDD2]/gu;

/** Scripts without spaces between words: each character counts as a word. */
const SPACELESS =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Lana}\p{scx=Tale}\p{scx=Talu}]/u;

/** @param text output of `folded` */
export function lettersOf(text: string): Letters {
  const edges = new Uint8Array(text.length + 1);
  const runs: string[] = [];
  let length = 0;
  let edge: number = Edge.block;
  for (const [run] of text.matchAll(RUN)) {
    if (run === LINK || run === BLOCK) {
      edge = Math.max(edge, run === LINK ? Edge.link : Edge.block);
      continue;
    }
    edges[length] = Math.max(edge, Edge.word);
    edge = Edge.none;
    if (SPACELESS.test(run)) markCharacters(run, length, edges);
    runs.push(run);
    length += run.length;
  }
  edges[length] = Edge.block;
  return { text: runs.join(''), edges: edges.subarray(0, length + 1) };
}

function markCharacters(run: string, start: number, edges: Uint8Array): void {
  let at = start;
  for (const character of run) {
    if (SPACELESS.test(character)) {
      edges[at] ||= Edge.word;
      edges[at + character.length] ||= Edge.word;
    }
    at += character.length;
  }
}

/** @returns the text with identifiers split into words: `InvoiceLineItems`, `v2Users` */
export function withHumps(text: string): string {
  return text.replace(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, ' ');
}

/** @returns a slice of the letters, with spaces between words */
export function wordsIn({ text, edges }: Letters, start: number, end: number): string {
  const words: string[] = [];
  for (let from = start; from < end; ) {
    let to = from + 1;
    while (to < end && edges[to] === Edge.none) to += 1;
    words.push(text.slice(from, to));
    from = to;
  }
  return words.join(' ');
}

/** Sequences of at least this length are copied text, not coincidence. */
export const SEQUENCE = 8;

/** In letters; longer sequences are data, not sentences. */
export const LONGEST = 512;

/** Excludes sequences of numbers and single letters, as in any drawing or date. */
const FEWEST = { spaced: 12, spaceless: 6 };

/** @returns start and end of every eight consecutive words */
export function* sequencesIn({ text, edges }: Letters): Generator<[start: number, end: number]> {
  const starts: number[] = [];
  for (let at = 0; at <= text.length; at++) {
    if (edges[at] === Edge.none) continue;
    starts.push(at);
    const start = starts.at(-1 - SEQUENCE);
    if (start === undefined || at - start > LONGEST) continue;
    if (isSentence(text.slice(start, at))) yield [start, at];
  }
}

function isSentence(text: string): boolean {
  const fewest = SPACELESS.test(text) ? FEWEST.spaceless : FEWEST.spaced;
  return (text.match(/[\p{L}\p{M}]/gu) ?? []).length >= fewest;
}
