import { anyOf, LOGINS, type Name } from './names.ts';
import { readValue } from './read-value.ts';
import type { Span } from './span.ts';
import { isDrawnByLot, isSecretPassword } from './values.ts';

const USER = '["\'`*]{0,2}[\\w.@+-]{1,64}["\'`*]{0,2}';
const AND = '\\s{0,2}(?:/|:|\\||,|and|und|et|y|e|with|と)\\s{0,2}["\'`*]{0,2}';
const WHOSE =
  '(?:[^\\S\\n]?[(（][^()（）\\n]{0,40}[)）]| (?:for|of|to|für|pour|para)\\b[^\\n:|]{0,40})?';

/** Phrases that introduce a password without naming it; each ends where the password starts. */
const STATEMENTS = [
  // `Login: dana / …`
  `(?:${anyOf(LOGINS)})${WHOSE}["'\`*_]{0,3}\\s{0,2}[:：|]["'\`*_]{0,3}\\s{0,4}${USER}${AND}`,
  // `Log in as dana with …`
  `(?:log|sign|logged|signed|logging) ?in(?:to)?\\b[^\\n.:"'\`]{0,40}(?:https?://\\S{1,100})? (?:as|with|using) ${USER} ?(?:/|:|and|with|,)(?: the password)? ?["'\`*]{0,2}`,
  // `WIFI:T:WPA;S:…;P:…;`
  'WIFI:(?:[A-Z]:[^;\\n]{0,64};){1,4}?P:',
  // A line of .pgpass
  ':(?:\\d{2,5}|\\*):[\\w*-]{1,64}:(?<=(?:^|\\n)[\\w.*-]{1,128}:[\\d*]{1,5}:[\\w*-]{1,64}:)[\\w*-]{1,64}:(?=\\S{6,200}(?:\\n|$))',
].map((source) => new RegExp(source, 'gi'));
/** `(dana / …)`, `dana / …!`; counts only if the value looks random. */
const PAIR =
  /(?<=\s)\([\w.@+-]{2,64}(?: \/ |:)(?=[^\s()[\]{}]{6,64}\))|(?<=(?:^|\s)[\w.@+-]{2,64}) \/ (?=[^\s()[\]{}]{0,40}[!@#$%^&*?~+=])(?=[^\s()[\]{}]{8,64}(?:[\s.,]|$))/g;

/** `… is the password`, `use … as the password`. */
const SAID_BEFORE =
  /(?:^|[\s"'`*“「(])(?<value>[^\s"'`*“”「」()]{6,64})["'`*”」]{0,2} (?:is|as|ist|als|es|est|comme|é) (?:(?:the|our|your|its|das|le|la|a|o) )?(?:[\w-]{1,20} ){0,2}$/i;
/** Must follow the word "password", to exclude "password manager". */
const SAID_ENDS = /^\s*(?:[.,;:!)\n]|$|(?:for|of|to|on|in|für|pour)\b)/;

/** A Google app password: four groups of letters, one without vowels, unlike a sentence. */
const APP_PASSWORD =
  /^["'`*_]{0,3}\s?[:=|]\s?["'`*_]{0,3}(?<value>(?=(?:[a-z]{4} ){0,3}[bcdfghjklmnpqrstvwxz]{4}\b)(?:[a-z]{4} ){3}[a-z]{4})\b/;
/** The recovery phrase of a wallet: 12 to 24 words. */
const SEED =
  /(?:mnemonic|seed[ _-]?(?:phrase|words)|recovery[ _-]?phrase)["'`*_]{0,3}\s{0,2}[:=]\s{0,2}["'`*_]{0,3}(?<value>(?:[a-z]{3,8} ){11,23}[a-z]{3,8})\b/gi;
const REACH = 120;

/**
 * Finds passwords in sentences and labels.
 *
 * @param names positions of credential names in the text
 */
export function findStatements(text: string, names: readonly Name[]): Span[] {
  const stated = STATEMENTS.flatMap((pattern) =>
    Array.from(text.matchAll(pattern)).flatMap(({ 0: found, index }) => {
      const start = index + found.length;
      const value = readValue(text, start);
      return isSecretPassword(value) ? [spanOf('password', start, value)] : [];
    }),
  );
  const pairs = Array.from(text.matchAll(PAIR)).flatMap(({ 0: found, index }) => {
    const start = index + found.length;
    const value = readValue(text, start);
    return isSecretPassword(value) && isDrawnByLot(value) ? [spanOf('password', start, value)] : [];
  });
  const seeds = Array.from(text.matchAll(SEED)).flatMap(({ 0: found, index, groups }) => {
    const value = groups?.value ?? '';
    // The standard test phrase repeats one word eleven times.
    if (new Set(value.split(' ')).size < 8) return [];
    return [spanOf('recovery phrase', index + found.length - value.length, value)];
  });
  const named = names
    .filter(({ isPassword }) => isPassword)
    .flatMap((name) => aroundName(text, name));
  return [...stated, ...pairs, ...seeds, ...named];
}

function aroundName(text: string, { start, end }: Name): Span[] {
  const behind = text.slice(end, end + REACH);
  const app = APP_PASSWORD.exec(behind);
  if (app) {
    const value = app.groups?.value ?? '';
    return [spanOf('password', end + app[0].length - value.length, value)];
  }
  const before = text.slice(Math.max(0, start - REACH), start);
  const said = SAID_ENDS.test(behind) ? SAID_BEFORE.exec(before) : null;
  const value = said?.groups?.value ?? '';
  if (!/\d/.test(value) || !isSecretPassword(value)) return [];
  return [spanOf('password', start - before.length + before.lastIndexOf(value), value)];
}

function spanOf(kind: string, start: number, value: string): Span {
  return { kind, start, end: start + value.length };
}
