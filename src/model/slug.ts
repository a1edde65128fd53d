import GithubSlugger, { slug } from 'github-slugger';

/*
 * Names in addresses, as GitHub makes them from titles. One letter may be written with one character
 * or with two, and nobody sees which: the form is decided here, before anything is compared.
 */

/** @returns the text with each letter and its accents as one character, where there is one */
export function composed(text: string): string {
  return text.normalize('NFC');
}

/** @returns what a title is called in addresses and is told by; one without a letter is its own slug */
export function slugOf(title: string): string {
  const text = composed(title);
  return slug(text) || text;
}

/** Makes the anchors of one page, each of them once. */
export interface Anchors {
  /** @returns the anchor that somebody wrote, or the next one that is free */
  written(id: string): string;
  /** @returns the anchor of a title */
  made(title: string): string;
}

export function createAnchors(): Anchors {
  const slugger = new GithubSlugger();
  return {
    written(id) {
      const wanted = composed(id);
      if (Object.hasOwn(slugger.occurrences, wanted)) return slugger.slug(wanted, true);
      slugger.occurrences[wanted] = 0;
      return wanted;
    },
    made(title) {
      const text = composed(title);
      return slugger.slug(slug(text) === '' ? 'section' : text);
    },
  };
}
