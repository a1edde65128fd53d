import picomatch, { type PicomatchOptions } from 'picomatch';

/*
 * Globs become regular expressions, and some of those take exponential time. Nobody writes such
 * globs to name files.
 */

/** Characters, wildcards in one part of a path, `**`, and groups such as `{a,b}` and `@(a|b)`. */
const MOST = { length: 500, wildcards: 3, globstars: 4, groups: 5, choices: 50 };

/**
 * `+(…)` and `*(…)` that contain anything but alternatives of plain text with different first
 * characters.
 */
const REPEATED = /[+*]\(([^()]*)(\)?)/g;

/** @returns why a glob can't be matched, completing «`covers` …»; null if it can */
export function globProblem(glob: string): string | null {
  if (glob.length > MOST.length) return `must have at most ${MOST.length} characters`;
  const groups = glob.match(/[{(]/g)?.length ?? 0;
  const choices = glob.match(/[,|]|\.\./g)?.length ?? 0;
  const globstars = glob.match(/\*{2,}/g)?.length ?? 0;
  const isWild = glob
    .split('/')
    .some((part) => (part.match(/\*+|\+|[?!]\(/g)?.length ?? 0) > MOST.wildcards);
  if (isWild || globstars > MOST.globstars) return 'must have fewer wildcards';
  // Regular expression syntax isn't part of globs.
  if (/[)\]][+{]|\)\?/.test(glob) || /(?:^|[^@?+*!])\([^)]*\)\*/.test(glob)) {
    return 'must not repeat groups the way a regular expression does';
  }
  if (groups > MOST.groups || choices > MOST.choices) return 'must have fewer choices';
  for (const [, inside = '', end] of glob.matchAll(REPEATED)) {
    const texts = inside.split('|');
    const isPlain = texts.every((text) => /^[^*?[\]{}!+@\\]+$/.test(text));
    const isDistinct = new Set(texts.map((text) => text.charAt(0))).size === texts.length;
    if (end === '' || !isPlain || !isDistinct) return 'must only repeat plain text';
  }
  return null;
}

/** @returns a function that tests a text; it matches nothing where the check refuses the glob */
export function globMatcher(glob: string, options: PicomatchOptions): (text: string) => boolean {
  return globProblem(glob) === null ? picomatch(glob, options) : () => false;
}

/** @returns whether a text has wildcards, or is a plain name */
export function isGlob(text: string): boolean {
  return picomatch.scan(text).isGlob;
}
