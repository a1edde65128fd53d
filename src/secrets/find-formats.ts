import type { Format } from './formats/format.ts';
import { FORMATS } from './formats.ts';
import { isMadeUp } from './made-up.ts';
import type { Span } from './span.ts';

/** Credentials with a fixed format are long and without spaces, which is rare in prose. */
const LONG = /(?<![\w.+/=~:%$@-])[\w.+/=~:%$@-]{20,}/g;

/** Longer than any known credential, except for extreme JWTs. */
const REACH = 16_384;

const PREFIXED = FORMATS.filter(({ isPrefixed }) => isPrefixed);
const SHAPED = FORMATS.filter(({ isPrefixed }) => !isPrefixed);
const BEGINNINGS = PREFIXED.flatMap((format) => format.looks.map((text) => ({ text, format })));
const BY_START = Map.groupBy(BEGINNINGS, ({ text }) => text.slice(0, 2));
/** Finds candidates; the exact format is matched afterwards. */
const ANY_BEGINNING = new RegExp(
  BEGINNINGS.map(({ text }) => text.replace(/[.$/+]/g, '\\$&')).join('|'),
  'g',
);
const ANY_SHAPE = new RegExp(SHAPED.map(({ pattern }) => pattern.source).join('|'));
const SHAPES = SHAPED.map((format) => ({ format, pattern: new RegExp(format.pattern, 'g') }));

/** @returns the positions of secrets with a fixed format */
export function findFormats(text: string): Span[] {
  return Array.from(text.matchAll(LONG)).flatMap(({ 0: token, index }) => {
    const before = text.slice(Math.max(0, index - 2), index);
    return [...prefixedIn(token, before), ...shapedIn(token)].map(({ kind, start, end }) => ({
      kind,
      start: index + start,
      end: index + end,
    }));
  });
}

/** @param before the two characters before the token */
function prefixedIn(token: string, before: string): Span[] {
  const found: Span[] = [];
  let next = 0;
  for (const { index: start } of token.matchAll(ANY_BEGINNING)) {
    if (start < next || isInsideOfWord(before + token.slice(0, start))) continue;
    const rest = token.slice(start, start + REACH);
    for (const { text, format } of BY_START.get(rest.slice(0, 2)) ?? []) {
      const match = rest.startsWith(text) ? format.pattern.exec(rest) : null;
      if (!match) continue;
      next = start + match[0].length;
      const secret = match[0].replace(/[.,-]+$/, '');
      if (isMadeUp(secret.slice(text.length))) break;
      found.push({ kind: kindOf(format), start, end: start + secret.length });
      break;
    }
  }
  return found;
}

function shapedIn(token: string): Span[] {
  if (!ANY_SHAPE.test(token)) return [];
  return SHAPES.flatMap(({ format, pattern }) =>
    Array.from(token.matchAll(pattern)).flatMap(({ 0: secret, index: start }) =>
      isMadeUp(secret) ? [] : [{ kind: kindOf(format), start, end: start + secret.length }],
    ),
  );
}

/** A preceding letter does not count if it is the end of an escape: `\nghp_…`, `%3Dghp_…`. */
function isInsideOfWord(before: string): boolean {
  return /[A-Za-z0-9]$/.test(before) && !/(?:\\[nrt]|%[0-9A-Fa-f]{2})$/.test(before.slice(-3));
}

function kindOf({ vendor, what }: Format): string {
  return `${vendor} ${what}`.trim();
}
