import { expect, test } from 'vitest';
import { permalink } from '../../src/view/permalink.ts';

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

test('without a pinned commit the newest one is shown', () => {
  expect(permalink('src/a.ts', at('https://github.com/northwind/billing', null))).toBe(
    'https://github.com/northwind/billing/blob/HEAD/src/a.ts',
  );
});

test('a repository without an address has no permalinks', () => {
  expect(permalink('src/a.ts', at(null))).toBeNull();
  expect(permalink('src/a.ts', null)).toBeNull();
});
