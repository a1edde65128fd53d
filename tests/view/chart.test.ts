import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apart, axisNumbers, scale, thinned } from '../../src/view/chart.ts';

test.each([
  [9, 1, [0, 2, 4, 6, 8, 10]],
  [1, 1, [0, 1]],
  [3, 1, [0, 1, 2, 3]],
  [0, 1, [0, 1]],
  [0.33, 0, [0, 0.1, 0.2, 0.3, 0.4]],
  [66, 0, [0, 20, 40, 60, 80]],
  [1234.5, 0, [0, 500, 1000, 1500]],
])('an axis for %d has round numbers', (most, least, expected) => {
  expect(axisNumbers(most, least)).toEqual(expected);
});

test('an axis covers its values in a few round steps', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 100_000, noNaN: true }), (most) => {
      const numbers = axisNumbers(most);
      expect(numbers.length).toBeLessThanOrEqual(6);
      expect(numbers.at(-1)).toBeGreaterThanOrEqual(most);
      expect(String(numbers[1]).replace(/[.0]|e.*/g, '')).toMatch(/^[125]$/);
    }),
  );
});

test('labels that would overlap are moved apart, and others stay', () => {
  expect(apart(50, 120)).toEqual([50, 120]);
  expect(apart(100, 110)).toEqual([92, 118]);
  expect(apart(100, 100)).toEqual([87, 113]);
});

test('a scale maps values to positions, and labels are thinned out', () => {
  expect([0, 5, 10].map(scale(200, 100, 10))).toEqual([200, 150, 100]);
  expect(thinned([1, 2, 3, 4, 5, 6, 7], 3)).toEqual([1, 4, 7]);
  expect(thinned([1, 2], 5)).toEqual([1, 2]);
});
