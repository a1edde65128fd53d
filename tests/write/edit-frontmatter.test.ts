import { expect, test } from 'vitest';
import { editText } from '../../src/model/text-edit.ts';
import { parseSource } from '../../src/parse/source.ts';
import { entryEdit, removalEdit, valueEdit } from '../../src/write/edit-frontmatter.ts';

const SHA = '0123456789abcdef0123456789abcdef01234567';
const frontmatterOf = (text: string) =>
  parseSource('a.mdx', new TextEncoder().encode(text)).frontmatter;

test.each([
  ['---\ntitle: A\n---\n', `---\ntitle: A\naffirmed:\n  src/a.ts#b: ${SHA}\n---\n`],
  [
    '\u{feff}---\r\ntitle: A\r\n---\r\n\r\nText.\r\n',
    `\u{feff}---\r\ntitle: A\r\naffirmed:\r\n  src/a.ts#b: ${SHA}\r\n---\r\n\r\nText.\r\n`,
  ],
  [
    '---\naffirmed: { c.ts: "1234567" } # why\ntitle: A\n---\n',
    `---\naffirmed: { c.ts: "1234567", src/a.ts#b: ${SHA} } # why\ntitle: A\n---\n`,
  ],
  ['---\naffirmed: {}\ntitle: A\n---\n', `---\naffirmed: { src/a.ts#b: ${SHA} }\ntitle: A\n---\n`],
  [
    '---\naffirmed:\n    c.ts: "1234567"   # why\ntitle: A\n---\n',
    `---\naffirmed:\n    c.ts: "1234567"   # why\n    src/a.ts#b: ${SHA}\ntitle: A\n---\n`,
  ],
  [
    "---\naffirmed:\n  'src/a.ts#b': '1234567' # old\n---\n",
    `---\naffirmed:\n  'src/a.ts#b': ${SHA} # old\n---\n`,
  ],
  ['---\naffirmed:\ntitle: A\n---\n', `---\naffirmed:\n  src/a.ts#b: ${SHA}\ntitle: A\n---\n`],
])('sets an entry, and nothing else: %j', (text, expected) => {
  const edit = entryEdit(frontmatterOf(text), 'affirmed', 'src/a.ts#b', SHA, text);
  const now = editText(text, [edit]);
  expect(now).toBe(expected);
  expect(frontmatterOf(now).data.affirmed).toMatchObject({ 'src/a.ts#b': SHA });
});

test.each([
  [
    '---\nrepository: { url: https://a.b/c, commit: 1234567abc, path: ../.. } # x\n---\n',
    `{ url: https://a.b/c, commit: ${SHA}, path: ../.. } # x`,
  ],
  ['---\nrepository:\n  commit: "1234567" # pinned\n---\n', `  commit: "${SHA}" # pinned\n`],
  ["---\r\nrepository:\r\n  commit: '1234567'\r\n---\r\n", `  commit: '${SHA}'\r\n`],
])('replaces a value within its quotes: %j', (text, expected) => {
  const edit = valueEdit(frontmatterOf(text), 'repository.commit', SHA, text);
  expect(edit && editText(text, [edit])).toContain(expected);
});

test.each([
  [
    '---\ntitle: A\naffirmed: { a.ts: "1234567" }\ncovers: [a]\n---\n',
    '---\ntitle: A\ncovers: [a]\n---\n',
  ],
  [
    '---\r\naffirmed:\r\n  a.ts: "1234567"\r\n  b.ts: "1234567"\r\ntitle: A\r\n---\r\n',
    '---\r\ntitle: A\r\n---\r\n',
  ],
  ['---\ntitle: A\naffirmed:\n  a.ts: "1234567"\n---\n', '---\ntitle: A\n---\n'],
])('removes a key with its lines: %j', (text, expected) => {
  const edit = removalEdit(frontmatterOf(text), 'affirmed');
  expect(edit && editText(text, [edit])).toBe(expected);
});
