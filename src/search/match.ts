import { type Part, parts, type SearchQuery } from './terms.ts';

/*
 * Finds a query's matches in a page. Pagefind's own excerpts don't support matches within
 * identifiers, so excerpts are created here from the page's text in its index.
 */

/** The part of a page in Pagefind's index that is used. */
export interface IndexedPage {
  url: string;
  content: string;
  /** Pagefind's matches, as word positions in `content`. */
  locations: number[];
  anchors: { element: string; id: string; text?: string; title?: string; location: number }[];
  meta: Record<string, string>;
  filters: Record<string, string[]>;
}

/** A piece of text, and whether it is a match. */
export interface Piece {
  text: string;
  mark: boolean;
}

export interface Hit {
  /** Index of the word in the page. */
  word: number;
  /** The matching range of that word. */
  start: number;
  end: number;
  /** Index of the word in the query. */
  asked: number;
  /** 3: exact word; 2: part or prefix of it; 1: a similar word. */
  weight: 1 | 2 | 3;
}

/** Length of an excerpt in words, and maximum number of words before the first match. */
const LENGTH = 26;
const LEAD = 5;
/** One or two letters match half of a long page; the first matches suffice. */
const MOST_HITS = 100;

/** @returns the words of the page that match the query, in order */
export function hits(page: IndexedPage, { words: asked }: SearchQuery): Hit[] {
  const words = page.content.split(/\s+/).map(parts);
  const matched = new Set(page.locations);
  return asked
    .flatMap(({ whole, parts: pieces }, index) => {
      const precise = words.flatMap((word, at) => preciseHit(word, whole, at, index));
      // If the page has the whole identifier, matches of its parts are noise.
      if (precise.length > 0 && pieces.length > 1) return precise;
      const taken = new Set(precise.map(({ word }) => word));
      const similar = words.flatMap((word, at) =>
        matched.has(at) && !taken.has(at) ? similarHits(word, pieces, at, index) : [],
      );
      return [...precise, ...similar];
    })
    .toSorted((a, b) => a.word - b.word || a.start - b.start);
}

/** @returns whether a title contains the word, whole or as separate words */
export function says(title: string, whole: string): boolean {
  return preciseHit(parts(title), whole, 0, 0).length > 0;
}

function preciseHit(word: Part[], whole: string, at: number, asked: number): Hit[] {
  for (const [from, first] of word.entries()) {
    let rest = whole;
    for (const part of word.slice(from)) {
      if (part.text.startsWith(rest)) {
        const exact = from === 0 && part === word.at(-1) && part.text === rest;
        const end = exact || rest.length === part.text.length ? part.end : part.start + rest.length;
        return [{ word: at, start: first.start, end, asked, weight: exact ? 3 : 2 }];
      }
      if (!rest.startsWith(part.text)) break;
      rest = rest.slice(part.text.length);
    }
  }
  return [];
}

/**
 * Pagefind stems words, and for an unknown word falls back to the longest indexed prefix (`user`
 * for `userById`). The former is a match, the latter is not.
 */
function similarHits(word: Part[], pieces: string[], at: number, asked: number): Hit[] {
  return word
    .filter(({ text }) => pieces.some((piece) => 2 * commonStart(text, piece) > piece.length))
    .map(({ start, end }) => ({ word: at, start, end, asked, weight: 1 }));
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

/**
 * @param from first word that may be shown; `to` is exclusive
 * @returns the part of the text with the most hits
 */
export function excerpt(content: string, found: Hit[], from: number, to: number): Piece[] {
  const words = content.split(/\s+/);
  const inside = found.filter(({ word }) => word >= from && word < to).slice(0, MOST_HITS);
  const weightFrom = (first: number) =>
    inside.reduce(
      (sum, hit) => sum + (hit.word >= first && hit.word < first + LENGTH - LEAD ? hit.weight : 0),
      0,
    );
  const densest = inside.reduce<Hit | null>(
    (best, hit) => (best && weightFrom(best.word) >= weightFrom(hit.word) ? best : hit),
    null,
  );
  const wanted = densest && densest.word - LEAD > from ? densest.word - LEAD : from;
  const start = Math.max(from, Math.min(wanted, to - LENGTH));
  const end = Math.min(to, start + LENGTH);
  const pieces = words.slice(start, end).flatMap((word, index) => [
    { text: index === 0 ? (start > from ? '… ' : '') : ' ', mark: false },
    ...marked(
      word,
      inside.filter((hit) => hit.word === start + index),
    ),
  ]);
  return joined(end < to ? [...pieces, { text: ' …', mark: false }] : pieces);
}

/** @returns a title with its hits marked; `from` is the position of its first word in the page */
export function markedTitle(title: string, found: Hit[], from: number): Piece[] {
  return joined(
    title.split(/\s+/).flatMap((word, at) => [
      { text: at === 0 ? '' : ' ', mark: false },
      ...marked(
        word,
        found.filter((hit) => hit.word === from + at),
      ),
    ]),
  );
}

function marked(word: string, found: Hit[]): Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  for (const { start, end } of found) {
    if (end <= done) continue;
    const from = Math.max(start, done);
    pieces.push(
      { text: word.slice(done, from), mark: false },
      { text: word.slice(from, end), mark: true },
    );
    done = end;
  }
  return [...pieces, { text: word.slice(done), mark: false }];
}

function joined(pieces: Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (piece.text === '') continue;
    if (last && last.mark === piece.mark) last.text += piece.text;
    else result.push({ ...piece });
  }
  return result;
}
