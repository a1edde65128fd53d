import { expect, test } from 'vitest';
import { createSteering } from '../../src/io/steering.ts';

const { style, link, tell, written } = createSteering();

test('the program’s own styles and links are written as escape sequences', () => {
  expect(written(`${style('red', 'a')}\t${style('bold', 'b')}\n`)).toBe(
    '\u001b[31ma\u001b[39m\t\u001b[1mb\u001b[22m\n',
  );
  expect(written(link(style('dim', 'a'), 'https://a.example'))).toBe(
    '\u001b]8;;https://a.example\u001b\\\u001b[2ma\u001b[22m\u001b]8;;\u001b\\',
  );
  expect(written(`${tell('erase line')}a`)).toBe('\r\u001b[2Ka');
});

test.each([
  ...[
    '\u001b[31mred',
    '\u001b]8;;https://evil.example\u001b\\x',
    '\u009b2J',
    '\u0007',
    '\u0008\u0008',
  ],
  ...['a\rb', '\u007f', '\u202e', '\u2066', '\u200f', '\ufeff', '\u{e0041}', '\ud800', '\u2028'],
])('%j is escaped, alone and within a style', (text) => {
  const plain = written(text);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
  expect(plain).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|[\p{Cf}\p{Cs}\p{Zl}]/u);
  expect(plain).toContain('\ufffd');
  expect(written(style('red', text))).toBe(`\u001b[31m${plain}\u001b[39m`);
  expect(written(link('a', `https://a.example/${text}`))).not.toContain(text);
});

test('line breaks, tabs and CRLF are kept', () => {
  expect(written('a\tb\nc\r\nd')).toBe('a\tb\nc\r\nd');
});

test('styles of one instance mean nothing to another', () => {
  expect(createSteering().written(style('red', 'a'))).not.toContain('\u001b');
});
