import { Edge, folded, type Letters, LONGEST, lettersOf } from './letters.ts';

/** A sequence of words to search for; `text` has its letters. */
export interface Phrase<T> {
  text: string;
  /** Whether it is part of running text, which may span list entries and cells. */
  isSequence: boolean;
  /** Its owners, deduplicated. */
  owners: T[];
}

/** A phrase found in a text, by letter range. */
export interface Hit<T> {
  phrase: Phrase<T>;
  start: number;
  end: number;
}

/** Phrases are grouped by the length of the head that is hashed. */
const HEADS = [16, 8, 4, 2, 1] as const;

/**
 * Finds any number of phrases in a text regardless of hyphens, markup and spaces. Takes time linear
 * in the length of the text, independent of the number of phrases.
 *
 * Letters are hashed (Karp and Rabin, "Efficient randomized pattern-matching algorithms", 1987),
 * and matches are then compared.
 */
export class Phrases<T> {
  #byHash = new Map<number, Phrase<T>[]>();
  /** For each head length, the lengths of the phrases that start with a head, by its hash. */
  #lengths = new Map(HEADS.map((head) => [head, new Map<number, number[]>()] as const));
  #powers = powersUpTo(LONGEST);
  /** Bloom-style filter that rules out most heads at once. */
  #mayBegin = new Uint8Array(FILTER);

  get size(): number {
    return this.#byHash.size;
  }

  /** Adds a name or title; ignored if it has no letters. */
  addName(name: string, owner: T): void {
    const letters = lettersOf(folded(name));
    const end = Math.min(letters.text.length, LONGEST);
    if (end > 0) this.#add(letters.text, hashesOf(letters.text), 0, end, false, owner);
  }

  addSequences({ text }: Letters, places: Iterable<[number, number]>, owner: T): void {
    const hashes = hashesOf(text);
    for (const [start, end] of places) this.#add(text, hashes, start, end, true, owner);
  }

  #add(
    text: string,
    hashes: Int32Array,
    start: number,
    end: number,
    isSequence: boolean,
    owner: T,
  ): void {
    const length = end - start;
    const hash = this.#hash(hashes, start, length);
    const same = this.#byHash.get(hash);
    const known = same?.find(
      (one) =>
        one.isSequence === isSequence &&
        one.text.length === length &&
        text.startsWith(one.text, start),
    );
    if (known) {
      if (known.owners.at(-1) !== owner) known.owners.push(owner);
      return;
    }
    const phrase = { text: text.slice(start, end), isSequence, owners: [owner] };
    if (same) same.push(phrase);
    else this.#byHash.set(hash, [phrase]);
    const head = HEADS.find((one) => one <= length) ?? 1;
    const heads = this.#lengths.get(head) as Map<number, number[]>;
    const first = this.#hash(hashes, start, head);
    this.#mayBegin[slotOf(first, head)] = 1;
    const lengths = heads.get(first);
    if (!lengths) heads.set(first, [length]);
    else if (!lengths.includes(length)) lengths.push(length);
  }

  *findIn({ text, edges }: Letters): Generator<Hit<T>> {
    if (this.size === 0) return;
    const hashes = hashesOf(text);
    const used = [...this.#lengths].filter(([, heads]) => heads.size > 0);
    for (let start = 0; start < text.length; start++) {
      if (edges[start] === Edge.none) continue;
      for (const [head, heads] of used) {
        if (start + head > text.length) continue;
        const first = this.#hash(hashes, start, head);
        if (this.#mayBegin[slotOf(first, head)] === 0) continue;
        for (const length of heads.get(first) ?? []) {
          const end = start + length;
          if (end > text.length || edges[end] === Edge.none) continue;
          for (const phrase of this.#byHash.get(this.#hash(hashes, start, length)) ?? []) {
            const isSame = phrase.text.length === length && text.startsWith(phrase.text, start);
            if (isSame) yield { phrase, start, end };
          }
        }
      }
    }
  }

  #hash(hashes: Int32Array, start: number, length: number): number {
    const [before, after] = [hashes[start] ?? 0, hashes[start + length] ?? 0];
    return (after - Math.imul(before, this.#powers[length] ?? 0)) | 0;
  }
}

const BASE = 0x01000193;

/** A power of two. */
const FILTER = 1 << 20;

function slotOf(hash: number, head: number): number {
  return ((Math.imul(hash, 0x9e3779b1) >>> 12) ^ head) & (FILTER - 1);
}

/** @returns the hash of each prefix */
function hashesOf(text: string): Int32Array {
  const hashes = new Int32Array(text.length + 1);
  let hash = 0;
  for (let at = 0; at < text.length; at++) {
    hash = (Math.imul(hash, BASE) + text.charCodeAt(at)) | 0;
    hashes[at + 1] = hash;
  }
  return hashes;
}

function powersUpTo(length: number): Int32Array {
  const powers = new Int32Array(length + 1).fill(1);
  for (let at = 1; at <= length; at++) powers[at] = Math.imul(powers[at - 1] ?? 1, BASE);
  return powers;
}
