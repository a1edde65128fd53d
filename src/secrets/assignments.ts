import type { Span } from './span.ts';
import { isSecretKey, isSecretPassword } from './values.ts';

/** What people call a password, and what they call any other secret. */
const PASSWORD = 'pass(?:wd|word|phrase|code)|pwd';
const KEY =
  'secret|token|(?<=(?:secret|access|api|auth|private|encryption|signing|master|account|storage)[_ -]?)key';
/** Quotes end a value, and so does what separates it from the next one. */
const VALUE = '(?<value>(?:[^\\s"\'`<>|;&]|&(?!\\w{1,40}=)){1,512})';
/** Emphasis, quotes and brackets around a name or a value. */
const MARKS = '["\'`*_)\\]]{0,4}';
const SPACE = '[^\\S\\n]{0,8}';
const SEPARATOR = '(?::=|=>|[:=|]|(?<=\\s)is(?=\\s))';

/**
 * `password: …`, `"api_key" = "…"`, `**Token:** …`, `| password | … |`, `the password is …`,
 * `PASSWORD '…'`, `--db-password …`
 */
const NAMED = new RegExp(
  `(?:(?<password>${PASSWORD})|${KEY})(?:${MARKS}${SPACE}${SEPARATOR}${MARKS}${SPACE}${MARKS}|${SPACE}["'\`]| (?<=--[\\w-]{1,60} ))${VALUE}`,
  'gi',
);
const AUTHORIZATION = new RegExp(
  `[Aa]uthorization${MARKS}${SPACE}[:=]${SPACE}["'\`]?(?:[Bb]earer|[Bb]asic|[Tt]oken)[^\\S\\n]+${VALUE}`,
  'g',
);
/** `redis://:…@host`, and whatever else has a password in its address. */
const ADDRESS = /:\/\/(?<user>[^\s:@/"'`<>]*):(?<value>[^\s@/"'`<>]+)@[\w[]/g;

/** Finds secrets that stand beside their name. Their form tells nothing, so their looks decide. */
export function findAssignments(text: string): Span[] {
  return [
    ...find(text, NAMED, (value, { password }) => {
      if (password === undefined) return isSecretKey(value) ? 'key or token' : null;
      return isSecretPassword(value) ? 'password' : null;
    }),
    ...find(text, AUTHORIZATION, (value) => (isSecretKey(value) ? 'key or token' : null)),
    // Who repeats the name as the password gives an example.
    ...find(text, ADDRESS, (value, { user }) =>
      value !== user && isSecretPassword(value) ? 'password in an address' : null,
    ),
  ];
}

/** @param judge names the kind of secret that a value is; null where it is none */
function find(
  text: string,
  pattern: RegExp,
  judge: (value: string, groups: Record<string, string | undefined>) => string | null,
): Span[] {
  return Array.from(text.matchAll(pattern)).flatMap(({ 0: found, index, groups = {} }) => {
    const written = groups.value ?? '';
    const start = index + found.lastIndexOf(written);
    // A sentence may end behind it, a bracket close, emphasis end.
    const value = quotedAt(text, start) ?? written.replace(/[.,:)\]}*_]+$/, '');
    const kind = judge(value, groups);
    return kind === null ? [] : [{ kind, start, end: start + value.length }];
  });
}

/** @returns all that stands between quotes, which may hold what else would end a value */
function quotedAt(text: string, start: number): string | null {
  const quote = text[start - 1] ?? '';
  if (!/["'`]/.test(quote)) return null;
  const value = text.slice(start, start + 256).split(quote, 1)[0] ?? '';
  return /\s/.test(value) ? null : value;
}
