import { expect, test } from 'vitest';
import { permalink } from '../../src/code/permalink.ts';
import { type Code, type CodePlace, NO_REFERENCES } from '../../src/model/code.ts';
import { NO_SOURCES } from '../../src/model/code-sources.ts';

const at = (url: string | null, commit: string | null = 'abc1234') => ({ url, commit, path: null });

test.each([
  [
    'https://github.com/northwind/billing',
    'src/a.ts#L10-L40',
    'https://github.com/northwind/billing/blob/abc1234/src/a.ts#L10-L40',
  ],
  [
    'https://github.com/northwind/billing.git',
    'src/a.ts#L7',
    'https://github.com/northwind/billing/blob/abc1234/src/a.ts#L7',
  ],
  [
    'https://github.com/northwind/billing/',
    'src/billing/',
    'https://github.com/northwind/billing/tree/abc1234/src/billing',
  ],
  [
    'https://github.com/northwind/billing',
    'src/a.ts#retryInvoice',
    'https://github.com/northwind/billing/blob/abc1234/src/a.ts',
  ],
  [
    'https://github.com/northwind/billing',
    'docs/a file.md',
    'https://github.com/northwind/billing/blob/abc1234/docs/a%20file.md',
  ],
  [
    'https://gitlab.example.com/team/sub/billing',
    'src/a.ts#L10-L40',
    'https://gitlab.example.com/team/sub/billing/-/blob/abc1234/src/a.ts#L10-40',
  ],
  [
    'https://bitbucket.org/northwind/billing',
    'src/a.ts#L10-L40',
    'https://bitbucket.org/northwind/billing/src/abc1234/src/a.ts#lines-10:40',
  ],
  [
    'https://codeberg.org/northwind/billing',
    'src/a.ts#L10-40',
    'https://codeberg.org/northwind/billing/src/commit/abc1234/src/a.ts#L10-L40',
  ],
])('%s, %s', (url, reference, expected) => {
  expect(permalink(reference, at(url))).toBe(expected);
});

test('links to HEAD without a pinned commit', () => {
  expect(permalink('src/a.ts', at('https://github.com/northwind/billing', null))).toBe(
    'https://github.com/northwind/billing/blob/HEAD/src/a.ts',
  );
});

test('a repository without a URL has no permalinks', () => {
  expect(permalink('src/a.ts', at(null))).toBeNull();
  expect(permalink('src/a.ts', null)).toBeNull();
});

const COMMIT = '8f14e45fceea167a5a36dedd4bea2543a1b2c3d4';
const code = (places: Record<string, CodePlace>, commit: string | null = COMMIT): Code => {
  return { commit, problem: null, references: { ...NO_REFERENCES, places }, sources: NO_SOURCES };
};

test('uses the full commit id, the lines of symbols and the folders that were found', () => {
  const known = code({
    'src/a.ts#retry': {
      problem: null,
      type: 'file',
      path: 'src/a.ts',
      lines: { from: 3, to: 9 },
      snippet: null,
    },
    src: { problem: null, type: 'folder', path: 'src/', lines: null, snippet: null },
  });
  const repository = at('https://github.com/northwind/billing', COMMIT.slice(0, 7));
  const root = 'https://github.com/northwind/billing';
  expect(permalink('src/a.ts#retry', repository, known)).toBe(
    `${root}/blob/${COMMIT}/src/a.ts#L3-L9`,
  );
  expect(permalink('src', repository, known)).toBe(`${root}/tree/${COMMIT}/src`);
  // On a branch, the lines of a symbol can change.
  const unpinned = code(known.references.places, null);
  expect(permalink('src/a.ts#retry', at(root, null), unpinned)).toBe(`${root}/blob/HEAD/src/a.ts`);
});

test.each([
  [
    'git@github.com:northwind/billing.git',
    'https://github.com/northwind/billing/blob/abc1234/a.ts#L2',
  ],
  [
    'ssh://git@gitlab.com:2222/northwind/billing.git',
    'https://gitlab.com/northwind/billing/-/blob/abc1234/a.ts#L2',
  ],
  [
    'https://git.example.com/team/sub/billing',
    'https://git.example.com/team/sub/billing/-/blob/abc1234/a.ts#L2',
  ],
  [
    'https://git.example.com/scm/now/billing.git',
    'https://git.example.com/projects/now/repos/billing/browse/a.ts?at=abc1234#2',
  ],
  [
    'https://dana:secret@github.com/northwind/billing',
    'https://github.com/northwind/billing/blob/abc1234/a.ts#L2',
  ],
  ['not an address', null],
  ['file:///srv/billing', null],
])('%s', (url, expected) => {
  expect(permalink('a.ts#L2', at(url))).toBe(expected);
});

test('links to the plain text of Markdown for lines, and keeps encoded paths', () => {
  const repository = at('https://github.com/northwind/billing');
  const root = 'https://github.com/northwind/billing/blob/abc1234';
  expect(permalink('README.md#L3', repository)).toBe(`${root}/README.md?plain=1#L3`);
  expect(permalink('src/%5Bid%5D%20a.ts', repository)).toBe(`${root}/src/%5Bid%5D%20a.ts`);
});
