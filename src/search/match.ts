import { type Part, parts, type SearchQuery } from './terms.ts';

/*
 * Where a page says what was asked for. Pagefind's own excerpts know nothing of matches in parts of
 * identifiers, so they are made here, from the text that its index holds of the page.
 */

/** A page of Pagefind's index, as far as it is used. */
export interface IndexedPage {
  url: string;
  content: string;
  /** What Pagefind matched: positions in `content`, counted in words. */
  locations: number[];
  anchors: { element: string; id: string; text?: string; title?: string; location: number }[];
  meta: Record<string, string>;
  filters: Record<string, string[]>;
}

/** A stretch of text, and whether it is what was asked for. */
export interface Piece {
  text: string;
  mark: boolean;
}

export interface Hit {
  /** Which word of the page. */
  word: number;
  /** What of that word. */
  start: number;
  end: number;
  /** Which word of the query. */
  asked: number;
  /** 3: the very word; 2: a part of it, or its beginning; 1: a word like it. */
  weight: 1 | 2 | 3;
}

/** Words of an excerpt, and how many of them may stand before the first match. */
const LENGTH = 26;
const LEAD = 5;
/** A letter or two match half of a long page; the first of them say as much as all. */
const MOST_HITS = 100;

/** @returns the words of the page that answer the query, in order */
export function hits(page: IndexedPage, { words: asked }: SearchQuery): Hit[] {
  const words = page.content.split(/\s+/).map(parts);
  const matched = new Set(page.locations);
  return asked
    .flatMap(({ whole, parts: pieces }, index) => {
      const precise = words.flatMap((word, at) => preciseHit(word, whole, at, index));
      // Where an identifier stands, its parts elsewhere on the page are noise.
      if (precise.length > 0 && pieces.length > 1) return precise;
      const taken = new Set(precise.map(({ word }) => word));
      const similar = words.flatMap((word, at) =>
        matched.has(at) && !taken.has(at) ? similarHits(word, pieces, at, index) : [],
      );
      return [...precise, ...similar];
    })
    .toSorted((a, b) => a.word - b.word || a.start - b.start);
}

/** @returns whether a title says the word, in one piece or as words of its own */
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
 * Pagefind reduces words to their stems, and where it knows no word it offers the longest one that
 * the asked one begins with (`user` for `userById`). The first is a match, the second is none.
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
 * @param from first word that may be shown; `to`: the word after the last
 * @returns the part of the text with most hits
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

/** @returns a title with the hits in it marked; the first word of the title is the page's word `from` */
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
