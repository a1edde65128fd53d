import { type ParserOptions, parseSync } from 'oxc-parser';
import { withoutNoise } from './javascript-nesting.ts';

/** Longer lines are rare outside generated code. */
const LONG = 1_000;
/** More than a part of a sound line has, although it begins and ends anywhere. */
const MOST_ERRORS = 30;
/** An escape, and what makes it an error in a string. */
const ESCAPE = /\\(?:(u(?![\da-f]{4}|\{)|x(?![\da-f]{2}))|[\s\S])/gi;

/**
 * Whether a text has long lines with many errors. The parser recovers from each and quotes the line that
 * it is on, so that a line of 100 kB takes gigabytes: such lines are tried in parts before.
 */
export function hasManyErrors(text: string, options: ParserOptions): boolean {
  if (!longLines(text).next().value) return false;
  const escapes = [...text.matchAll(ESCAPE)].filter(([, error]) => error !== undefined);
  if (escapes.length > MOST_ERRORS) return true;
  for (const line of longLines(withoutNoise(text))) {
    for (let at = 0; at < line.length; at += LONG) {
      const { errors } = parseSync('', line.slice(at, at + LONG), options);
      if (errors.length > MOST_ERRORS) return true;
    }
  }
  return false;
}

function* longLines(text: string): Generator<string> {
  for (const [line] of text.matchAll(/[^\n]+/g)) if (line.length > LONG) yield line;
}
