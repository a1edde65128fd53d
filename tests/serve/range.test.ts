import { expect, test } from 'vitest';
import { rangeOf } from '../../src/serve/range.ts';

test.for([
  ['bytes=0-3', { start: 0, end: 3 }],
  ['bytes=4-', { start: 4, end: 9 }],
  ['bytes=-4', { start: 6, end: 9 }],
  ['bytes=-40', { start: 0, end: 9 }],
  ['bytes=9-9', { start: 9, end: 9 }],
  ['bytes=5-999999999999999', { start: 5, end: 9 }],
  ['bytes=10-', 'beyond'],
  ['bytes=10-12', 'beyond'],
  ['bytes=-0', 'beyond'],
  ['bytes=5-2', null],
  ['bytes=-', null],
  ['bytes=', null],
  ['bytes=a-b', null],
  ['bytes=-1-2', null],
  ['bytes=0-1,3-4', null],
  ['bytes=0x1-2', null],
  ['bytes=1e1-', null],
  [`bytes=0-${'9'.repeat(400)}`, null],
  ['chapters=1-2', null],
  [undefined, null],
] as const)('%s of ten bytes', ([header, range]) => {
  expect(rangeOf(header, 10)).toEqual(range);
});

test('an empty file has no ranges', () => {
  expect(rangeOf('bytes=0-', 0)).toBe('beyond');
  expect(rangeOf('bytes=-1', 0)).toBe('beyond');
});
