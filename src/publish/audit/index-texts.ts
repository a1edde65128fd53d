import { emailsNamedIn, hostsNamedIn } from './addresses.ts';
import { figuresIn } from './figures.ts';
import { BLOCK, folded, type Letters, lettersOf, TAG, withHumps } from './letters.ts';
import { type Hit, Phrases } from './phrases.ts';
import type { Piece } from './readable.ts';
import { segmentsIn, segmentsOfPath } from './segments.ts';

/** Tokens matched as a whole; sequences of words are `Phrases`. */
export const MARKS = ['names', 'emails', 'hosts', 'figures'] as const;
export type Mark = (typeof MARKS)[number];

/** The search terms, with their owners. */
export interface Wanted<T> {
  phrases: Phrases<T>;
  names: Map<string, T[]>;
  emails: Map<string, T[]>;
  hosts: Map<string, T[]>;
  figures: Map<string, T[]>;
}

export function nothingWanted<T>(): Wanted<T> {
  const none = () => new Map<string, T[]>();
  return { phrases: new Phrases(), names: none(), emails: none(), hosts: none(), figures: none() };
}

/** The search terms found in a text. */
export interface Found<T> {
  marks: Record<Mark, string[]>;
  letters: Letters;
  hits: Iterable<Hit<T>>;
}

/** Minimum length in binary files, in letters; shorter matches are coincidence. */
const NO_COINCIDENCE = 8;

/** @param humps whether to split identifiers into words */
export function lookIn<T>(piece: Piece, wanted: Wanted<T>, humps = false): Found<T> {
  const text = folded(piece.text);
  const letters = lettersOf(humps ? folded(withHumps(piece.text)) : text);
  const marks = marksIn({ ...piece, text }, wanted);
  return { letters, marks, hits: hitsIn(wanted.phrases.findIn(letters), piece, letters) };
}

function* hitsIn<T>(hits: Iterable<Hit<T>>, { as }: Piece, { edges }: Letters): Generator<Hit<T>> {
  for (const hit of hits) {
    const { isSequence, text } = hit.phrase;
    // A title does not span list entries.
    if (!isSequence && edges.subarray(hit.start + 1, hit.end).includes(3)) continue;
    if (as === 'bytes' && text.length < NO_COINCIDENCE) continue;
    if (isSequence && (as === 'path' || as === 'words')) continue;
    yield hit;
  }
}

function marksIn<T>({ text, as }: Piece, wanted: Wanted<T>): Record<Mark, string[]> {
  const marks: Record<Mark, string[]> = { names: [], emails: [], hosts: [], figures: [] };
  if (as === 'words') return marks;
  const add = (mark: Mark, keys: Iterable<string>) => {
    for (const key of keys) {
      if (as === 'bytes' && key.length < NO_COINCIDENCE) continue;
      if (wanted[mark].has(key)) marks[mark].push(key);
    }
  };
  if (as === 'path') {
    if (wanted.names.size > 0) add('names', segmentsOfPath(text));
    return marks;
  }
  for (const line of linesOf(text)) {
    if (wanted.names.size > 0) add('names', segmentsIn(line));
    if (wanted.emails.size > 0) add('emails', emailsNamedIn(line));
    if (wanted.hosts.size > 0) add('hosts', hostsNamedIn(line));
    if (as === 'text' && wanted.figures.size > 0) add('figures', figuresIn(line));
  }
  return marks;
}

/**
 * @param text output of `folded`
 * @returns the text without line breaks; two variants if it has tags, which may or may not split
 *   words
 */
export function linesOf(text: string): string[] {
  const plain = text.replace(/\n\s*\n/g, BLOCK).replace(/\s+/g, ' ');
  return plain.includes(TAG) ? [plain.replaceAll(TAG, ''), plain.replaceAll(TAG, ' ')] : [plain];
}
