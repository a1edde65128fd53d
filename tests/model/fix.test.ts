import { expect, test } from 'vitest';
import { compatibleFixes, doneByFile, type Fix, fixTitle } from '../../src/model/fix.ts';

type Span = readonly [from: number, to: number, file?: string];

/** A fix in a text of one line, from one column to another. */
function fixAt(...spans: Span[]): Fix {
  const edits = spans.map(([from, to, file = 'a.mdx']) => ({
    file,
    range: { start: { line: 1, column: from }, end: { line: 1, column: to } },
    text: 'x',
  }));
  return { verb: 'replace', what: [JSON.stringify(spans)], edits };
}

test.for<[string, Fix[], number[]]>([
  ['beside one another', [fixAt([1, 3]), fixAt([3, 5])], [0, 1]],
  ['in any order', [fixAt([3, 5]), fixAt([1, 3])], [1, 0]],
  ['around a place', [fixAt([1, 5]), fixAt([2, 2])], [0]],
  ['that overlap', [fixAt([1, 4]), fixAt([3, 6])], [0]],
  ['that insert at one place', [fixAt([3, 3]), fixAt([3, 3])], [0]],
  ['of which one inserts where the other ends', [fixAt([1, 3]), fixAt([3, 3])], [0, 1]],
  ['of two files', [fixAt([1, 3]), fixAt([1, 3, 'b.mdx'])], [0, 1]],
  [
    'of which one has a part in another file',
    [fixAt([1, 2], [1, 3, 'b']), fixAt([2, 3, 'b'])],
    [0],
  ],
  ['around those of another', [fixAt([1, 2], [8, 9]), fixAt([4, 5]), fixAt([7, 9])], [0, 1]],
])('of fixes %s, only compatible ones are taken', ([, fixes, taken]) => {
  expect(compatibleFixes(fixes)).toEqual(taken.map((index) => fixes[index]));
});

test('a fix that is not taken leaves no part of itself behind', () => {
  const [first, refused, third] = [fixAt([5, 8]), fixAt([6, 7], [9, 12]), fixAt([10, 11])];
  expect(compatibleFixes([first, refused, third])).toEqual([first, third]);
});

test('handles many fixes of one file', () => {
  const fixes = Array.from({ length: 50_000 }, (_, at) => fixAt([2 * at + 1, 2 * at + 2]));
  expect(compatibleFixes(fixes.toReversed())).toHaveLength(fixes.length);
});

test('the title of a fix says what it does', () => {
  expect(fixTitle({ verb: 'insert', what: ['Goal'], edits: [] })).toBe('Insert "Goal"');
});

test('lists what was done once per file', () => {
  const { edits } = fixAt([1, 2], [3, 4]);
  const fixes: Fix[] = [
    { verb: 'insert', what: ['Goal', 'Scope'], edits },
    { verb: 'replace', what: ['<br>'], edits },
    { verb: 'insert', what: ['Errors'], edits },
  ];
  expect(doneByFile(fixes)).toEqual([
    'a.mdx: inserted "Goal", "Scope", "Errors"',
    'a.mdx: replaced "<br>"',
  ]);
});
