import { expect, test } from 'vitest';
import { readIn } from '../../src/model/source.ts';
import { parseText } from '../../src/parse/source.ts';

const read = (text: string) => {
  const { body } = parseText('a.mdx', `---\ntitle: A\n---\n\n${text}`);
  if (!body) throw new Error('the example does not parse');
  return readIn(body, ({ name }) => `<${name}>`)
    .replace(/\n+/g, '\n')
    .trim();
};

test.each([
  [
    'A **w**ord, [linked](/a), `code` and ![a picture](a.png).',
    'A word, linked, code and a picture.',
  ],
  ['## Title\n\n- a\n- b\n\n| c | d |\n| - | - |\n| e | f |', 'Title\na\nb\nc\nd\ne\nf'],
  ['At 10:30.\n\n```ts\nconst a = 1;\n```', 'At 10:30.\nconst a = 1;'],
  ['a {/* not said */} b {"{"}', 'a  b'],
  ['Ask <Person id="a" /> or <Term>an <b>ow</b>ner</Term>.', 'Ask <Person> or <Term>an <b>owner.'],
  ['<Note>\n\n<Tip>a</Tip>\n\n</Note>\n\n<Card/>', '<Note><Tip>a\n<Card>'],
  ['', ''],
])('returns what a reader sees, with the starts of elements: %j', (text, wanted) => {
  expect(read(text)).toBe(wanted);
});

test('no text is kept for a check', () => {
  const { body } = parseText('a.mdx', 'Text.\n', { keepTexts: false });
  expect(body).toMatchObject({ text: null, reading: null });
  expect(() => body && readIn(body, () => '')).toThrow('not kept');
});
