import type { Nodes } from 'mdast';
import { expect, test } from 'vitest';
import { commentOf, isProblem, parseMdx, textOf } from '../../src/parse/mdx.ts';
import { parseSource } from '../../src/parse/source.ts';

function syntaxOf(text: string) {
  const { syntax } = parseSource('a.mdx', new TextEncoder().encode(text));
  if (!syntax) return null;
  const { start, end } = syntax.range;
  return `${start.line}:${start.column}-${end.line}:${end.column} ${syntax.message} ${syntax.hint}`;
}

test.each([
  ['a <b', '1:3-1:4', 'Write "\\<"'],
  ['😀 a {1 +', '1:6-1:7', 'Write "\\{"'],
  ['---\ntitle: A\n---\n\n<!-- x -->', '5:1-5:2', 'Write a comment as {/* … */}.'],
  ['See <https://example.com>.', '1:5-1:6', 'Write a link as [text](url)'],
  ['<a@example.com>', '1:1-1:2', 'Write a link as [text](url)'],
  ['## A {#id}', '1:6-1:7', '{/* #id */}'],
  ['<Note>\n\ntext', '1:1-1:2', 'Close the element'],
  ['one\r\n\r\ntwo </b>\r\n', '3:5-3:6', ''],
  ['{...a}\nb', '1:7-1:7', 'Write "\\{"'],
  ['a {', '1:3-1:4', 'Write "\\{"'],
])('%j does not parse, and the message says where and what to do', (text, range, hint) => {
  const found = syntaxOf(text);
  expect(found).toContain(`${range} The MDX does not parse: `);
  expect(found).toContain(hint);
});

test('an unclosed template literal at the end of a file does not crash the process', () => {
  expect(isProblem(parseMdx('export const a=`\\'))).toBe(false);
  const { body } = parseSource('a.mdx', new TextEncoder().encode('export const a=`\\'));
  expect(body?.text).toBe('export const a=`\\\n');
});

test.each([
  ['/* a */', 'a'],
  [' /* a */ /* b */ ', 'a   b'],
  ['', ''],
  ['/* a */ b', null],
  ['b /* a */', null],
  ['/* a */ b /* c */', null],
  ['/* a', null],
  ['"/* a */"', null],
])('the comment in {%s} is %j', (expression, comment) => {
  expect(commentOf(expression)).toBe(comment);
});

test.each([
  ['*a* **b** `c` [d](e) ~~f~~', 'a b c d f'],
  ['at 10:30, a:b', 'at 10:30, a:b'],
  ['a {/* b */}{"{"}{1}{true}', 'a {1'],
  ['![alt](x.png) &amp; \\*', 'alt & *'],
  ['a<br />b <kbd>c</kbd>', 'ab c'],
])('the text of %j is %j', (text, plain) => {
  const tree = parseMdx(text);
  expect(isProblem(tree) ? null : textOf(tree as Nodes)).toBe(plain);
});
