import { describe, expect, test } from 'vitest';
import { frontmatterProblems } from '../../src/check/frontmatter-problems.ts';
import { frontmatterSchema } from '../../src/kinds/frontmatter-schema.ts';
import { parseSource } from '../../src/parse/source.ts';

/** The messages for a document that has a title and a description. */
function say(yaml: string, kind = 'page', added: Record<string, unknown> | null = null): string[] {
  const text = `---\ntitle: A\ndescription: A.\n${yaml}\n---\n`;
  const { frontmatter } = parseSource('a.mdx', new TextEncoder().encode(text));
  return frontmatterProblems(frontmatterSchema(kind, added), frontmatter).map(
    ({ message, hint }) => `${message} ${hint}`,
  );
}

test.for([
  ['reviewd: 2026-12-01', 'There is no key "reviewd". Did you mean "reviewed"?'],
  [
    'sidebar_position: 1',
    'There is no key "sidebar_position". Did you mean "sidebar.order", written as "sidebar: { order: … }"?',
  ],
  [
    'sidebar_label: A',
    'There is no key "sidebar_label". Did you mean "sidebar.label", written as "sidebar: { label: … }"?',
  ],
  ['toc: false', 'There is no key "toc". Did you mean "tableOfContents: false"?'],
  ['lastmod: 2026-12-01', 'There is no key "lastmod". Did you mean "lastUpdated"?'],
  ['tags: [a]', 'There is no key "tags". Remove it: there is no equivalent here.'],
  [
    'grants: []',
    'There is no key "grants". Remove it, or set "kind: access": the key belongs to that kind.',
  ],
  ['company: A', 'There is no key "company". Move it to the index.mdx of the engagement.'],
  ['contract: {}', 'There is no key "contract". Remove it: only a template has a contract.'],
  ['constructor: A', 'There is no key "constructor". Remove it, or correct its name.'],
  ['sidebar: { lable: A }', 'There is no key "lable" in "sidebar". Did you mean "label"?'],
])('an unknown key: %s', ([yaml = '', said]) => {
  expect(say(yaml)).toEqual([said]);
});

test.for([
  [
    'owner:',
    '"owner" has no value. Write it after the colon: id of the person who keeps the document accurate, or remove the key.',
  ],
  ['owner: 12', '"owner" must be text, not a number. Put quotes around it.'],
  [
    'reviewed: 20261201',
    '"reviewed" must be a valid date in the form YYYY-MM-DD. Correct it: the day it was last checked against reality.',
  ],
  ['draft: yes', '"draft" must be true or false, not text. Write true or false, without quotes.'],
  [
    'reviewEvery: 1.5',
    '"reviewEvery" must be a whole number, not 1.5. Write digits, without quotes.',
  ],
  [
    'audience: contracter',
    '"audience" must be "contractor" or "team", not "contracter". Did you mean "contractor"?',
  ],
  [
    'covers: src/**',
    '"covers" must be a list, not text. Put square brackets around it to make it a list.',
  ],
  ['covers: [1]', 'An entry of "covers" must be text, not a number. Put quotes around it.'],
])('a wrong value: %s', ([yaml = '', said]) => {
  expect(say(yaml)).toEqual([said]);
});

describe('the message is about the alternative that was meant', () => {
  test.for([
    [
      'tableOfContents: no',
      '"tableOfContents" must be true, false or a mapping of keys, not text. Correct it: which headings the table of contents shows; false for none.',
    ],
    [
      'tableOfContents: { minHeading: 2 }',
      'There is no key "minHeading" in "tableOfContents". Did you mean "minHeadingLevel"?',
    ],
    [
      'sidebar: { badge: { text: A, variant: tips } }',
      '"sidebar.badge.variant" must be "note", "tip", "caution", "danger", "success" or "default", not "tips". Did you mean "tip"?',
    ],
    [
      'lastUpdated: soon',
      '"lastUpdated" must be a valid date or date-time in the form YYYY-MM-DD or YYYY-MM-DDTHH:MM. Correct it: the day of the last change, instead of the date from git; false for none.',
    ],
  ])('%s', ([yaml = '', said]) => {
    expect(say(yaml)).toEqual([said]);
  });
});

test('a key missing in a list entry is reported with its list', () => {
  expect(say('grants:\n  - system: A', 'access').toSorted()).toEqual([
    'The key "environment" is missing in an entry of "grants". Add "environment: …": one of development, staging, production.',
    'The key "expires" is missing in an entry of "grants". Add "expires: …": the last day it is valid.',
    'The key "level" is missing in an entry of "grants". Add "level: …": one of read, write, admin.',
    'The key "reason" is missing in an entry of "grants". Add "reason: …": what the work needs it for.',
    'The key "scope" is missing in an entry of "grants". Add "scope: …": which part of the system.',
    'The key "status" is missing in an entry of "grants". Add "status: …": one of requested, granted, revoked.',
  ]);
});

test('a misspelt key is one mistake, not a missing key and an unknown one', () => {
  expect(say('askd: 2026-12-01\nby: dana', 'question')).toEqual([
    'There is no key "askd". Did you mean "asked"?',
  ]);
});

test('problems with keys from a template are worded alike', () => {
  const added = {
    type: 'object',
    required: ['pager'],
    properties: {
      pager: { type: 'string', description: 'Who is called' },
      level: { enum: [1, 2] },
      days: { type: 'integer', minimum: 1, maximum: 7 },
      code: { type: 'string', pattern: '^A' },
      names: { type: 'array', items: { type: 'string' }, minItems: 2 },
    },
  };
  expect(say('level: 3\ndays: 9\ncode: B\nnames: [a]', 'page', added)).toEqual([
    'The key "pager" is missing. Add "pager: …": who is called.',
    '"level" must be 1 or 2, not a number. Correct it.',
    '"days" must be at most 7. Correct it.',
    '"code" must match the pattern /^A/. Correct it.',
    '"names" must have at least 2 entries. Correct it.',
  ]);
});
