import fc from 'fast-check';
import { expect, test } from 'vitest';
import { median, quantile } from '../../src/model/statistics.ts';

test.each([
  [[7], 0.9, 7],
  [[3, 1], 0.5, 2],
  [[5, 1, 3], 0.5, 3],
  // The results of PERCENTILE.INC and numpy.percentile.
  [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9, 9.1],
  [[15, 20, 35, 40, 50], 0.4, 29],
  [[10, 2], 0, 2],
  [[10, 2], 1, 10],
])('the quantile of %j at %d is %d', (values, share, expected) => {
  expect(quantile(values, share)).toBeCloseTo(expected, 10);
});

test('a quantile lies within the values, and does not depend on their order', () => {
  const values = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1 });
  fc.assert(
    fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (list, share) => {
      const before = [...list];
      const found = quantile(list, share);
      expect(found).toBe(quantile([...list].reverse(), share));
      expect(found).toBeGreaterThanOrEqual(Math.min(...list));
      expect(found).toBeLessThanOrEqual(Math.max(...list));
      expect(list).toEqual(before);
      const below = list.filter((value) => value <= found).length;
      expect(below / list.length).toBeGreaterThanOrEqual(
        Math.min(share, (list.length - 1) / list.length) - 1 / list.length,
      );
    }),
  );
});

test('the median of an even number of values is the mean of the middle two, and an empty list has none', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(() => median([])).toThrow('at least one value');
});
