import { lookIn, MARKS, type Mark, type Wanted } from './index-texts.ts';
import { Edge, type Letters } from './letters.ts';
import type { Phrase } from './phrases.ts';
import type { Piece } from './readable.ts';

/** A permitted source of text in a site: its own sources, or the theme. */
export class Voice<T> {
  #marks = new Map<Mark, Set<string>>(MARKS.map((mark) => [mark, new Set()]));
  #phrases = new Set<Phrase<T>>();
  #letters: Letters[] = [];

  constructor(pieces: Iterable<Piece>, wanted: Wanted<T>) {
    for (const piece of pieces) {
      const { letters, marks, hits } = lookIn(piece, wanted, true);
      for (const mark of MARKS) for (const key of marks[mark]) this.#marks.get(mark)?.add(key);
      for (const { phrase } of hits) this.#phrases.add(phrase);
      this.#letters.push(letters);
    }
  }

  names(mark: Mark, key: string): boolean {
    return this.#marks.get(mark)?.has(key) ?? false;
  }

  saysPhrase(phrase: Phrase<T>): boolean {
    return this.#phrases.has(phrase);
  }

  /** @param isStem whether the letters may be the start of a longer word */
  says(text: string, isStem = false): boolean {
    return this.#letters.some(({ text: all, edges }) => {
      for (let at = all.indexOf(text); at !== -1; at = all.indexOf(text, at + 1)) {
        const isEnd = isStem || edges[at + text.length] !== Edge.none;
        if (edges[at] !== Edge.none && isEnd) return true;
      }
      return false;
    });
  }
}
