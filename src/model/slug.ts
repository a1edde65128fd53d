import GithubSlugger, { slug } from 'github-slugger';

/*
 * Slugs and anchors, generated from titles as on GitHub. An accented letter can be one character or
 * two that look the same, so text is normalised here before anything is compared.
 */

/** @returns the text in Unicode's composed form (NFC) */
export function composed(text: string): string {
  return text.normalize('NFC');
}

/** @returns the slug of a title; a title without letters is its own slug */
export function slugOf(title: string): string {
  const text = composed(title);
  return slug(text) || text;
}

/** Makes unique anchors for one page. */
export interface Anchors {
  /** @returns an anchor given by the author, made unique if it is taken */
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
