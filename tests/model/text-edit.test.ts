import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editText, positionAt, type TextEdit, textIn } from '../../src/model/text-edit.ts';

const edit = (line: number, from: number, to: number, text: string): TextEdit => ({
  range: { start: { line, column: from }, end: { line, column: to } },
  text,
});

test.each([
  ['abc', [edit(1, 1, 2, 'x')], 'xbc'],
  ['abc', [edit(1, 4, 4, 'x'), edit(1, 1, 1, 'y')], 'yabcx'],
  ['abc', [edit(1, 1, 3, ''), edit(1, 3, 3, 'x')], 'xc'],
  [
    '\u{feff}a\r\nb\rc\n',
    [edit(1, 1, 2, 'x'), edit(2, 1, 2, 'y'), edit(3, 1, 2, 'z')],
    '\u{feff}x\r\ny\rz\n',
  ],
  ['😀a', [edit(1, 3, 4, 'x')], '😀x'],
  ['a', [edit(9, 1, 1, 'x')], 'ax'],
  ['a', [], 'a'],
])('%j is edited in place', (text, edits, expected) => {
  expect(editText(text, edits)).toBe(expected);
});

test('every offset after the byte order mark has a position that leads back to it', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', 'é', '😀', '\r', '\n', '\r\n') });
  fc.assert(
    fc.property(texts, fc.boolean(), fc.nat(), (body, hasMark, place) => {
      const text = (hasMark ? '\u{feff}' : '') + body;
      const start = hasMark ? 1 : 0;
      const at = start + (place % (text.length - start + 1));
      const range = { start: positionAt(text, start), end: positionAt(text, at) };
      // The middle of a CRLF line break has no position of its own.
      fc.pre(!(text[at - 1] === '\r' && text[at] === '\n'));
      expect(textIn(text, range)).toBe(text.slice(start, at));
    }),
  );
});
