import { describe, expect, test } from 'vitest';
import { parseSource } from '../../src/parse/source.ts';

function parse(text: string) {
  return parseSource('a.mdx', new TextEncoder().encode(text));
}

/** From about 5,000 on, each of these would crash the process if it reached the parser. */
const MANY = 20_000;

describe('code that would overflow the parser’s stack does not reach the parser', () => {
  test.each([
    ['operators', `{${'!'.repeat(MANY)}a}`],
    ['words', `{${'new '.repeat(MANY)}a}`],
    ['functions', `{a${'=>a'.repeat(MANY)}}`],
    ['assignments', `export const b = ${'a='.repeat(MANY)}1`],
    ['products', `{${'a*'.repeat(10 * MANY)}a}`],
    ['quotients', `{a${'/a'.repeat(10 * MANY)}}`],
    ['alternatives', `{${'a||'.repeat(10 * MANY)}a}`],
    ['types after an HTML comment', `{a <!-- " \n${'f<b>'.repeat(40)}}`],
    ['types after an unclosed string', `{f\n> "\n> ${'f<b>'.repeat(40)}}`],
    ['statements', `export const f = () => {${'if(a)'.repeat(MANY)}b}`],
    ['brackets in a closed template', `{\`\${${'('.repeat(MANY)}}\`}`],
    ['brackets in an export', `export const a = ${'('.repeat(MANY)}`],
    ['an attribute with a quote in front', `<a b="{'">{${'!'.repeat(MANY)}a}`],
    [
      'what looks like code because of backticks in an expression',
      `{"\`"} \` a \` {${'!'.repeat(MANY)}a} \``,
    ],
    [
      'what looks like code because of backticks in an attribute',
      `<a b="\`"/> \` a \` {${'!'.repeat(MANY)}a} \``,
    ],
    ['a fence inside an attribute', `<a b="\n\`\`\`\n" c={${'!'.repeat(MANY)}a}\n\`\`\`\n/>`],
    ['a comment that ends earlier', `{/* a */ ${'!'.repeat(MANY)}a /* b */}`],
  ])('%s', (_, text) => {
    const { body, unreadable, syntax } = parse(`${text}\n`);
    expect(body).toBeNull();
    expect(unreadable ?? syntax).not.toBeNull();
  });
});

describe('realistic content is parsed, however large', () => {
  test.each([
    [
      'code with many braces',
      `\`\`\`ts\n${"if (a < b) { f({ c: [d('e')] }); }\n".repeat(19_000)}\`\`\``,
    ],
    [
      'code that never closes what it opens',
      `{/* a */}\n\n\`\`\`\n${'{ [ ( <b> ` a\n'.repeat(19_000)}\`\`\``,
    ],
    ['rows of a table', `| a | b |\n| --- | :-: |\n${'| `{a}` | b - c (d) |\n'.repeat(9_000)}`],
    ['words', 'Words, as they are written: (all of them) = one.\n\n'.repeat(19_000)],
    ['comments', '{/* a - b (c) <d> {e */}\n\nWords.\n\n'.repeat(5_000)],
    ['data', `export const a = [\n${"  { b: -1, c: ['d'], e: !f },\n".repeat(2_000)}];\n`],
  ])('%s', (_, text) => {
    const { body, unreadable, syntax } = parse(`${text}\n`);
    expect([unreadable, syntax]).toEqual([null, null]);
    expect(body).not.toBeNull();
  });
});
