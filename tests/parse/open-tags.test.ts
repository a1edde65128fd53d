import { describe, expect, test } from 'vitest';
import { parseSource } from '../../src/parse/source.ts';

function parse(text: string) {
  return parseSource('a.mdx', new TextEncoder().encode(text));
}

/** Enough to keep the parser busy for longer than the age of the universe. */
const MANY = 100;

describe('an expression that would keep the parser busy forever is a syntax error at its brace', () => {
  test.each([
    ['tags', `a\n\nb { c ${'<b>'.repeat(MANY)}`],
    ['tags and an end', `a\n\nb { c ${'<b>'.repeat(MANY)}}`],
    ['types, as in code without a fence', `a\n\nb { ${'f(): Promise<Row>\n'.repeat(MANY)}}`],
    ['fragments', `a\n\nb { ${'<>'.repeat(MANY)}}`],
    ['tags that look closed', `a\n\nb { ${'<b c="/>">'.repeat(MANY)}}`],
    ['tags followed by a slash', `a\n\nb { ${'<b>/>'.repeat(MANY)}}`],
    ['tags after a brace in a string', `a\n\nb {f("}") ${'<b>'.repeat(MANY)}`],
    ['tags in what is not a fence there', `a\n\nb { c\n<Note>\n> \`\`\`\n> ${'<>'.repeat(MANY)}`],
    ['tags below a list item with a fence', `- x\n  \`\`\`ts\nb { ${'<b>'.repeat(MANY)}`],
    ['the same in a quote', `> - x\n>   \`\`\`ts\nb { ${'<b>'.repeat(MANY)}`],
    ['names that occur only in code', `a\n\nb { ${'<$>'.repeat(MANY)}}`],
  ])('%s', (_, text) => {
    const { syntax, body, unreadable } = parse(text);
    expect([unreadable, body]).toEqual([null, null]);
    expect(syntax?.range.start).toEqual({ line: 3, column: 3 });
  });

  test('also in attributes, lists, tables and lazy lines of a quote', () => {
    const tags = '<b>'.repeat(MANY);
    for (const text of [`<Note title={${tags}`, `- a {\n- ${tags}`, `| { |\n| - |\n| ${tags} |`]) {
      expect(parse(text).syntax).not.toBeNull();
    }
    expect(parse(`> two {\n${'[a](<b c> "d")'.repeat(MANY)}`).syntax?.range.start).toEqual({
      line: 1,
      column: 7,
    });
  });
});

test.each([
  ['in text', `a {"{"} b\n\n${'<b>x</b> <Person id="dana" /> '.repeat(MANY)}`],
  ['after an expression', `a {b.c("d")} ${'<b>x</b> <Person id="dana" /> '.repeat(MANY)}`],
  ['in an expression, closed', `{a.map((b) => <ul>${'<li>{b}</li><br />'.repeat(MANY)}</ul>)}`],
  ['in code', `{ a }\n\n\`\`\`ts\n${'{ Array<string>\n'.repeat(MANY)}\`\`\``],
  ['in code below code', `{ a }\n\n{b("c")}\n\n\`\`\`ts\n${'Array<string>\n'.repeat(MANY)}\`\`\``],
  [
    'in code in a list item',
    `1. a\n\n   b\n   \`\`\`ts\n   { x\n\n   ${'Array<string>\n   '.repeat(MANY)}\`\`\``,
  ],
  [
    'in code in a nested list item',
    `- - a\n\n    \`\`\`ts\n    { x\n    ${'Array<string>\n    '.repeat(MANY)}\`\`\``,
  ],
  ['in comments', `{/* ${'<b>'.repeat(MANY)} */}`],
  ['after an escape', `a \\{ ${'<b>x</b>'.repeat(MANY)}`],
])('tags %s are parsed', (_, text) => {
  expect(parse(text).syntax).toBeNull();
  expect(parse(text).body).not.toBeNull();
});
