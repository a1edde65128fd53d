import { describe, expect, test } from 'vitest';
import { readText } from '../../src/parse/read-text.ts';
import { parseSource } from '../../src/parse/source.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const refusal = (text: string) => parseSource('a.mdx', bytes(text)).unreadable?.message ?? null;

test('removes a byte order mark and normalises line breaks', () => {
  expect(readText(bytes('\uFEFFa\r\nb\rc\n'))).toBe('a\nb\nc\n');
});

test.each([
  ['invalid UTF-8', Uint8Array.of(0x61, 0xff, 0xfe), 'not valid UTF-8'],
  ['half a character', Uint8Array.of(0xe2, 0x82), 'not valid UTF-8'],
  ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x61, 0), 'not valid UTF-8'],
  ['a NUL', bytes('a\0b'), 'NUL'],
  ['more than 1 MiB', new Uint8Array(2 ** 20 + 1).fill(97), 'the limit is 1 MiB'],
])('%s is refused', (_, content, message) => {
  expect(readText(content)).toMatchObject({ message: expect.stringContaining(message) });
});

test('exactly 1 MiB is read', () => {
  expect(typeof readText(new Uint8Array(2 ** 20).fill(97))).toBe('string');
});

describe('nesting', () => {
  const tooDeep = 'The content is nested more than 100 levels deep.';

  test.each([
    ['quotes', (n: number) => `${'> '.repeat(n)}x`],
    ['quotes without spaces', (n: number) => `${'>'.repeat(n)}x`],
    ['lists', (n: number) => `${'- '.repeat(n)}x`],
    ['numbered lists', (n: number) => `${'1. '.repeat(n)}x`],
    ['elements', (n: number) => `${'<b>'.repeat(n)}x${'</b>'.repeat(n)}`],
    [
      'elements on several lines',
      (n: number) => `${'<Note>\n'.repeat(n)}\nx\n\n${'</Note>\n'.repeat(n)}`,
    ],
    ['directive labels', (n: number) => `a ${':x['.repeat(n)}x${']'.repeat(n)}`],
  ])('of %s is limited to 100 levels', (_, nested) => {
    expect(refusal(nested(100))).toBeNull();
    expect(refusal(nested(101))).toBe(tooDeep);
    expect(refusal(nested(10_000))).toBe(tooDeep);
    expect(refusal(nested(150_000))).not.toBeNull();
  });

  test.each([
    ['{((((', `{${'('.repeat(10_000)}`],
    ['{[[[[', `{${'['.repeat(10_000)}`],
    ['{{{{', `<a b=${'{'.repeat(10_000)}`],
    ['brackets after a bracket in a string', `{${'(")" + '.repeat(10_000)}`],
    ['brackets after a regular expression', `{/[)]/.x${'('.repeat(10_000)}`],
    ['brackets in a template', `{\`\${${'('.repeat(10_000)}`],
    ['brackets in an attribute', `<Note title={${'('.repeat(10_000)}`],
    ['brackets in an export', `export const a = ${'{('.repeat(10_000)}`],
  ])('of %s does not crash the process', (_, text) => {
    expect(refusal(text)).toBe(tooDeep);
  });

  test.each([
    ['code', `\`\`\`ts\n${'Array<string>( {[\n'.repeat(20_000)}\`\`\``],
    ['inline code', '`{((((`  `<b>`\n\n'.repeat(4_000)],
    ['comments', '{/* ((( [[[ {{{ <b> */}\n\n'.repeat(10_000)],
    ['closed brackets', 'a [b](c) (d) '.repeat(20_000)],
    ['a rule', `a\n\n${'-'.repeat(5_000)}\n`],
    ['open brackets in prose', 'a [ b\n\n'.repeat(5_000)],
  ])('is not counted in %s', (_, text) => {
    expect(refusal(text)).toBeNull();
  });
});

test('lines can have 100,000 characters', () => {
  const line = `${'word '.repeat(20_000)}**end** [AC-1]`;
  const source = parseSource('a.mdx', bytes(`## A\n\n${line}\n`));
  expect(source.body?.sections[0]?.content.words).toBe(20_002);
  expect(source.body?.criterionReferences[0]?.range.start).toEqual({ line: 3, column: 100_009 });
});

test.each([
  'a < b ',
  '`{a}` ',
  '{/* x */} ',
  '<b>x</b> ',
  '&amp;',
  '<b>x</b>\n\n',
  '12:30 ',
  ':\n',
  ': ',
  '://\n',
  '_a',
])('refuses text that would keep the parser busy for minutes: %j', (piece) => {
  expect(refusal(piece.repeat(900_000 / piece.length))).toContain('Too much to parse the MDX');
});
