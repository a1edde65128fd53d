import { describe, expect, test } from 'vitest';
import { parseConfig } from '../src/config.ts';
import { UserError } from '../src/errors.ts';

const RULES = [
  { id: 'sections/order', safeguard: false },
  { id: 'mdx/forbidden', safeguard: true },
];

function problem(config: unknown): string {
  try {
    parseConfig(config, RULES);
    return '';
  } catch (error) {
    if (error instanceof UserError) return error.message.replace('prebrief.config.mjs: ', '');
    throw error;
  }
}

test('everything has a default', () => {
  expect(parseConfig({}, RULES)).toEqual({
    content: 'content',
    templates: 'templates',
    out: 'dist',
    base: '/',
    rules: {},
    mdx: { trusted: false },
    changes: { messages: false },
    theme: {},
    downloads: [],
    holidays: [],
  });
});

test.for<[string, unknown, string]>([
  ['a key', { bsae: '/' }, 'there is no key "bsae", did you mean "base"?'],
  [
    'a key in a group',
    { theme: { acent: 1 } },
    'there is no key "theme.acent", did you mean "theme.accent"?',
  ],
  [
    'a key of a group at the top',
    { accent: '#fff' },
    'there is no key "accent", did you mean "theme.accent"?',
  ],
  [
    'a key unlike any other in a group',
    { mdx: { xyzxyz: 1 } },
    'there is no key "mdx.xyzxyz" ("mdx" has trusted).',
  ],
  ['a key unlike any other', { xyzxyz: 1 }, 'there is no key "xyzxyz".'],
  [
    'a rule',
    { rules: { 'sections/odrer': 'off' } },
    'rules: there is no rule "sections/odrer", did you mean "sections/order"?',
  ],
  [
    'a severity',
    { rules: { 'sections/order': 'fatal' } },
    'rules.sections/order must be "error", "warning" or "off", not "fatal".',
  ],
  [
    'a rule that is always on',
    { rules: { 'mdx/forbidden': 'off' } },
    'rules: "mdx/forbidden" keeps code out of a build and is always an error.',
  ],
  ['a type', { content: 12 }, 'content must be text, not a number.'],
  ['nothing exported', null, 'its default export must be a mapping of keys, not null.'],
  ['a list exported', [], 'its default export must be a mapping of keys, not a list.'],
  [
    'a day',
    { holidays: ['2026-02-30'] },
    'holidays.0 must be a valid date in the form YYYY-MM-DD.',
  ],
  ...['html', '.pdf', 'PDF', 'exe', 'yml'].map((ending): [string, unknown, string] => [
    `a download ${ending}`,
    { downloads: ['pdf', ending] },
    `downloads.1 must be one of pdf, txt, csv, json, yaml, zip, docx, xlsx, pptx, ics, vtt, not "${ending}".`,
  ]),
  [
    'a logo',
    { theme: { logo: 'logo.html' } },
    'theme.logo must be the path of a png, jpg, webp, avif, gif or svg.',
  ],
  ['control characters', { 'a\n\u001b[2J': 1 }, 'there is no key "a \u{fffd}[2J".'],
])('reports a mistake: %s', ([, config, expected]) => {
  expect(problem(config)).toBe(expected);
});

test('reports all mistakes in one line', () => {
  expect(problem({ out: '', theme: { accent: 'red' }, rules: { 'a/b': 'no' }, mdx: true })).toBe(
    'out must have at least 1 character; rules.a/b must be "error", "warning" or "off", not "no"; mdx must be a mapping of keys, not true; theme.accent must be a colour such as "#1f5f8b"; rules: there is no rule "a/b".',
  );
});

describe('a base', () => {
  test.each(['/', '/a', '/a/'])('%s ends with a slash', (base) => {
    expect(parseConfig({ base }, RULES).base).toBe(base === '/' ? '/' : '/a/');
  });
});
