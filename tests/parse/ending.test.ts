import { expect, test } from 'vitest';
import { parseText } from '../../src/parse/source.ts';

const closed = (body: string) =>
  parseText('a.mdx', `---\ntitle: A\ndescription: B.\n---\n\n${body}`).body?.isClosed;

test('a heading below what is left open would be none', () => {
  expect(closed('Text.\n\n```ts\nconst a = 1;\n```')).toBe(true);
  expect(closed('```ts\nconst a = 1;\n')).toBe(false);
  expect(closed(':::note\nText.\n')).toBe(false);
  expect(closed('<Note>\n\nText.\n\n</Note>')).toBe(true);
  // The table takes the line that closes the directive for a row, and the element stays open with it.
  expect(closed('<Note>\n\n:::caution\n| a | b |\n| - | - |\n:::\n\n</Note>')).toBe(false);
});
