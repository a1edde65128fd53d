import { expect, test } from 'vitest';
import { isProblem, parseMdx } from '../../src/parse/mdx.ts';
import { parseText } from '../../src/parse/source.ts';

const closed = (body: string) =>
  parseText('a.mdx', `---\ntitle: A\ndescription: B.\n---\n\n${body}`).body?.isClosed;

test('a heading after an unclosed block would not be a heading', () => {
  expect(closed('Text.\n\n```ts\nconst a = 1;\n```')).toBe(true);
  expect(closed('```ts\nconst a = 1;\n')).toBe(false);
  expect(closed(':::note\nText.\n')).toBe(false);
  expect(closed('<Note>\n\nText.\n\n</Note>')).toBe(true);
  // The table takes the closing line of the directive as a row, so the element inside stays open.
  expect(closed('<Note>\n\n:::caution\n| a | b |\n| - | - |\n:::\n\n</Note>')).toBe(false);
});

/** How the parser reads a heading that is actually appended. */
function parsed(body: string): boolean {
  const tree = parseMdx(`${body}\n\n# Title\n`);
  return !isProblem(tree) && tree.children.at(-1)?.type === 'heading';
}

const ENDS = [
  ...['', 'Text.', '- a\n- b', '> a', '| a |\n| - |\n| b |', '[a]: /b', '[^1]: A.', '# A', '---'],
  ...['```\na\n```', '```\na', '```\na\n````', '````\na\n```', '~~~\na\n~~~', '~~~\na\n```', '```'],
  ...[
    '  ```\n  a\n  ```',
    '```\na\n> ```',
    '- ```\n  a',
    '- ```\n  a\n  ```',
    '> ```\n> a',
    '``` `a',
  ],
  ...[':::note\na\n:::', ':::note\na', ':::note\n:::', ':::note\na\n::: b', '- :::note\n  a'],
  ...[
    '::::note\n:::tip\na\n:::\n::::',
    '::::note\n:::tip\na\n:::',
    ':::note\n```\na\n:::',
    '> :::note',
  ],
  ...[':::note\n\n| a |\n| - |\n| b |\n:::', ':::note\n\n- a\n\n:::', ':::note[A]{b=c}\na\n:::'],
  ...['<Note>a</Note>', '<Note/>', '<Note>\na\n</Note>', '<Note>\n\n```\na\n```\n\n</Note>'],
  ...['<Note>\n:::tip\na\n:::\n</Note>', '<Note>\n:::tip\n</Note>', '<Note>\n:::tip\n</Note>\n\na'],
  ...['<Note>\n<Tip>\n:::tip\n</Tip>\n</Note>', '{/* a */}', '{"a"}', 'import a from "a"', 'a `b'],
];

test.each(ENDS)('predicts how the parser would read a heading: %j', (end) => {
  for (const body of [end, `${end}\n`, `Text.\n\n${end}\n\n`])
    expect(closed(body)).toBe(parsed(body));
});

test('isClosed is false if it cannot be known', () => {
  expect(closed('export const a = 1\n---')).toBe(false);
  expect(closed(':::note\n:::tip\n:::')).toBe(false);
});
