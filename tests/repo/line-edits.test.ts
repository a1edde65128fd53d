import { expect, test } from 'vitest';
import { trackLines } from '../../src/repo/line-edits.ts';

/** Line 5 becomes two, lines 10 and 11 are removed, three are inserted before line 20. */
const EDITS = [
  { from: 5, count: 1, to: 5, added: 2 },
  { from: 10, count: 2, to: 11, added: 0 },
  { from: 20, count: 0, to: 19, added: 3 },
];

test.each([
  [[1, 4], false, [1, 4]],
  [[6, 9], false, [7, 10]],
  [[5, 5], true, [5, 6]],
  [[4, 6], true, [4, 7]],
  [[10, 11], true, null],
  [[9, 12], true, [10, 11]],
  [[12, 19], false, [11, 18]],
  [[20, 22], false, [22, 24]],
  [[19, 20], true, [18, 22]],
] as const)('lines %j', ([from, to], isChanged, lines) => {
  const tracked = trackLines({ from, to }, EDITS);
  expect(tracked.isChanged).toBe(isChanged);
  expect(tracked.lines && [tracked.lines.from, tracked.lines.to]).toEqual(lines);
});
