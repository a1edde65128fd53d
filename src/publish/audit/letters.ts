/**
 * What stands between two letters of a text: marks that no text holds, put where a page has a tag.
 *
 * - `TAG`: one that changes how a word looks, and may stand inside of it.
 * - `LINK`: the edge of a link or a button, inside of a line.
 * - `BLOCK`: a paragraph, a cell, a list item begins or ends.
 */
export const TAG = '\uFDD0';
export const LINK = '\uFDD1';
export const BLOCK = '\uFDD2';

const MARKS = /[\uFDD0-\uFDD2]/g;

/** @returns the text without what means a tag in the texts of pages */
export function unmarked(text: string): string {
  return text.replace(MARKS, ' ');
}

/**
 * A text as it is compared: without case, without the form of its characters (ligatures, full width,
 * composed or combined), without what nobody sees (soft hyphens, zero width, tatweel).
 */
export function folded(text: string): string {
  // What follows a letter of ASCII may be an accent on it.
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

/** How far what stands before a letter parts it from the one before. */
export const Edge = { none: 0, word: 1, link: 2, block: 3 } as const;

/** The letters and digits of a text in a row, and where its words begin. */
export interface Letters {
  text: string;
  /** What stands before each letter; one more for the end. */
  edges: Uint8Array;
}

const RUN = /[\p{L}\p{N}\p{M}]+|[\uFDD1\uFDD2]/gu;

/** Writing that puts no spaces between words: each character counts as a word. */
const SPACELESS =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Lana}\p{scx=Tale}\p{scx=Talu}]/u;

/** @param text as `folded` gives it */
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

/** @returns the text with a space where a word of an identifier ends: `InvoiceLineItems`, `v2Users` */
export function withHumps(text: string): string {
  return text.replace(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, ' ');
}

/** @returns part of the letters, with spaces between its words */
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

/** The length from which on words in a row are somebody's sentence and no coincidence. */
export const SEQUENCE = 8;

/** In letters; what is longer is no sentence, but data. */
export const LONGEST = 512;

/** Rows of figures and single letters are in every drawing; dates are written without spaces. */
const FEWEST = { spaced: 12, spaceless: 6 };

/** @returns where every eight words in a row begin and end */
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
