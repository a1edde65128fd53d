import { BLOCK, LINK } from './letters.ts';

/**
 * Figures with their unit and noun: `37 customers`, `€4.2 million ARR`, `1,200 requests per
 * second`, `a margin of 38%`. Normalized to the same key however they are written: `37 customer`,
 * `eur 4200000`, `eur 4200000 arr`, `1200 request`, `38 % margin`.
 *
 * Ignores figures that are in any text: those below ten or without a noun, dates, times, versions,
 * ids; and below a hundred, nouns that the pages themselves count.
 *
 * @param text output of `folded`
 */
export function figuresIn(text: string): Set<string> {
  const keys = new Set<string>();
  for (const match of text.matchAll(FIGURE)) {
    const { groups = {}, index } = match;
    const written = groups.number ?? '';
    if (/^0\d/.test(written)) continue;
    const value = numberOf(written) * (MAGNITUDES.get(groups.factor ?? groups.letter ?? '') ?? 1);
    const currency = CURRENCIES.get(groups.before ?? groups.after ?? '') ?? null;
    // `2m` is two metres, `2m €` two million.
    if (groups.letter !== undefined && currency === null && groups.letter !== 'k') continue;
    const end = index + match[0].length;
    const next = text.slice(end, end + FAR);
    const [noun, unit] = nounAfter(next, groups.percent !== undefined);
    if (currency !== null) {
      if (value >= 100 || groups.factor !== undefined) keys.add(`${currency} ${value}`);
      if (value >= 10 && noun !== null) keys.add(`${currency} ${value} ${noun}`);
      continue;
    }
    if (unit === '%') {
      const before = nounBefore(text.slice(Math.max(0, index - FAR), index));
      for (const one of [noun, before]) if (one !== null) keys.add(`${value} % ${one}`);
    } else if (isFact(value, written, noun, unit)) {
      keys.add(unit === null ? `${value} ${noun}` : `${value} ${unit} ${noun}`);
    }
  }
  return keys;
}

/** Maximum distance between a figure and its noun, in characters. */
const FAR = 60;

const CURRENCIES = new Map(
  Object.entries({
    ...{ '€': 'eur', eur: 'eur', euro: 'eur', euros: 'eur', $: 'usd', usd: 'usd', us$: 'usd' },
    ...{
      dollars: 'usd',
      '£': 'gbp',
      gbp: 'gbp',
      pounds: 'gbp',
      '¥': 'jpy',
      jpy: 'jpy',
      yen: 'jpy',
    },
    ...{ chf: 'chf', sek: 'sek', nok: 'nok', dkk: 'dkk', pln: 'pln', cad: 'cad', aud: 'aud' },
    ...{
      '₹': 'inr',
      inr: 'inr',
      '₩': 'krw',
      krw: 'krw',
      brl: 'brl',
      r$: 'brl',
      cny: 'cny',
      円: 'jpy',
    },
    ...{ 元: 'cny' },
  }),
);

const MAGNITUDES = new Map(
  Object.entries({
    ...{ k: 1e3, thousand: 1e3, tausend: 1e3, tsd: 1e3, mil: 1e3, 万: 1e4, 億: 1e8, 亿: 1e8 },
    ...{ m: 1e6, mn: 1e6, mio: 1e6, million: 1e6, millions: 1e6, millionen: 1e6, millones: 1e6 },
    ...{ b: 1e9, bn: 1e9, mrd: 1e9, billion: 1e9, billions: 1e9, milliarden: 1e9, trillion: 1e12 },
  }),
);

const oneOf = (names: Iterable<string>) =>
  [...names]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[$]/g, '\\$&'))
    .join('|');
const LETTERS = 'k|m|b';
const WORDS = oneOf([...MAGNITUDES.keys()].filter((name) => !LETTERS.includes(name)));

/** A number that is not part of a name, time, version or address. */
const FIGURE = new RegExp(
  [
    `(?<![\\p{L}\\p{N}\\p{M}_#:/.,\\\\]|\\p{L}-)(?:(?<before>${oneOf(CURRENCIES.keys())})\\s?)?`,
    "(?<number>\\d{1,3}(?:[,' ’]\\d{3})+(?!\\d)(?:\\.\\d{1,9})?|\\d{1,15}(?:[.,]\\d{1,9})?)",
    '(?![\\d:/]|[.,]\\d)',
    `(?:(?<letter>${LETTERS})(?![\\p{L}\\p{N}])|[\\s-]?(?<factor>${WORDS})(?!\\p{Script=Latin}))?`,
    `\\+?(?:\\s?(?<after>${oneOf(CURRENCIES.keys())})(?!\\p{Script=Latin})|\\s?(?<percent>%|percent|per cent|prozent))?`,
  ].join(''),
  'gu',
);

/** @returns 1200 for `1,200`, `1 200`, `1'200`; 4.2 for `4.2`, `4,20` */
function numberOf(written: string): number {
  const plain = written.replace(/[,' ’](?=\d{3}(?!\d))/g, '');
  return Number(plain.replace(',', '.'));
}

const UNITS = new Set([
  ...[
    'second',
    'sec',
    's',
    'ms',
    'minute',
    'min',
    'hour',
    'hr',
    'h',
    'day',
    'week',
    'month',
    'year',
  ],
  ...[
    'b',
    'kb',
    'mb',
    'gb',
    'tb',
    'pb',
    'kib',
    'mib',
    'gib',
    'tib',
    'byte',
    'bit',
    'px',
    'em',
    'rem',
  ],
  ...['m', 'km', 'cm', 'mm', 'kg', 'g', 't', 'fte', 'ft', 'kw', 'mw', 'hz', 'khz', 'mhz', 'ghz'],
  ...['tag', 'stunde', 'minuten', 'woche', 'monat', 'jahr', 'día', 'hora', 'jour', 'heure', 'dia'],
]);

/** Filler words between a figure and its noun. */
const FILLERS = new Set([
  ...['of', 'the', 'our', 'their', 'its', 'your', 'all', 'business', 'working', 'calendar', 'more'],
  ...['new', 'different', 'active', 'paying', 'existing', 'de', 'des', 'der', 'die', 'los', 'las'],
]);

/** Words that may follow a figure but are not nouns. */
const NO_NOUNS = new Set([
  ...['and', 'or', 'in', 'on', 'at', 'to', 'from', 'by', 'with', 'for', 'is', 'are', 'was', 'were'],
  ...[
    'be',
    'per',
    'than',
    'then',
    'that',
    'which',
    'who',
    'when',
    'while',
    'until',
    'as',
    'but',
    'if',
  ],
  ...['so', 'because', 'a', 'an', 'it', 'they', 'we', 'you', 'this', 'these', 'those', 'not', 'no'],
  ...[
    'has',
    'have',
    'had',
    'will',
    'can',
    'may',
    'must',
    'ago',
    'later',
    'before',
    'after',
    'each',
  ],
  ...[
    'und',
    'oder',
    'mit',
    'von',
    'bis',
    'et',
    'ou',
    'y',
    'o',
    'e',
    'times',
    'time',
    'x',
    'am',
    'pm',
  ],
  ...[
    'utc',
    'gmt',
    'cet',
    'cest',
    'est',
    'pst',
    'via',
    'into',
    'out',
    'up',
    'off',
    'over',
    'under',
  ],
]);

/** Nouns that pages count themselves, without a source. */
const COUNTED = new Set([
  ...[
    'page',
    'document',
    'section',
    'question',
    'ticket',
    'review',
    'decision',
    'change',
    'comment',
  ],
  ...[
    'criteria',
    'criterion',
    'table',
    'column',
    'operation',
    'endpoint',
    'grant',
    'system',
    'person',
  ],
  ...['people', 'line', 'word', 'note', 'term', 'commit', 'file', 'link', 'image', 'step', 'item'],
  ...['result', 'match', 'matche', 'version', 'pull', 'open', 'done', 'answered', 'unanswered'],
]);

const MONTHS = new Set(
  ['en', 'de', 'es', 'fr', 'pt'].flatMap((locale) =>
    (['long', 'short'] as const).flatMap((month) =>
      Array.from({ length: 12 }, (_, index) =>
        new Intl.DateTimeFormat(locale, { month, timeZone: 'UTC' })
          .format(new Date(Date.UTC(2026, index, 1)))
          .toLowerCase()
          .replace(/\.$/, ''),
      ),
    ),
  ),
);

/** Counters for days, hours and the like in scripts without spaces. */
const COUNTERS = /^[年月日号時时分秒週周間间つ歳]/u;

const WORD = /[\s*_~`-]{1,4}(\p{L}[\p{L}\p{M}\p{N}]{0,39})(?![\p{L}\p{M}\p{N}])/uy;

/** @returns the noun with any unit before it; null if there is none */
function nounAfter(text: string, isPercent: boolean): [string | null, string | null] {
  let unit: string | null = isPercent ? '%' : null;
  const character = /^\s?([\p{scx=Han}\p{scx=Hira}\p{scx=Kana}])/u.exec(text)?.[1];
  if (character !== undefined) return [COUNTERS.test(character) ? null : character, unit];
  WORD.lastIndex = 0;
  for (let count = 0; count < 4; count++) {
    const word = WORD.exec(text)?.[1];
    if (word === undefined) break;
    if (FILLERS.has(word)) continue;
    const singular = word.length > 3 ? word.replace(/s$/, '') : word;
    if (unit === null && UNITS.has(singular)) {
      unit = singular;
      continue;
    }
    const isNoun = singular.length > 1 && !NO_NOUNS.has(word) && !MONTHS.has(word);
    return [isNoun ? singular : null, unit];
  }
  return [null, unit];
}

/** @returns `margin` for `a margin of about`; null if there is none */
function nounBefore(text: string): string | null {
  const [, word = ''] =
    /(\p{L}[\p{L}\p{M}\p{N}]{1,39})\s?[:=]?\s?(?:(?:of|is|was|are|at|to|by|about|around|over|under|nearly|almost|~)\s){0,3}$/u.exec(
      text.slice(Math.max(text.lastIndexOf(BLOCK), text.lastIndexOf(LINK)) + 1),
    ) ?? [];
  const singular = word.length > 3 ? word.replace(/s$/, '') : word;
  return word === '' || NO_NOUNS.has(word) || FILLERS.has(word) ? null : singular;
}

function isFact(value: number, written: string, noun: string | null, unit: string | null): boolean {
  if (noun === null || value < 10) return false;
  if (unit === null && /^(19|20)\d\d$/.test(written)) return false;
  return value >= 100 || !COUNTED.has(noun);
}
