import { expect, test } from 'vitest';
import { compareText } from '../../src/model/compare-text.ts';

test('texts are sorted by code unit, in any language', () => {
  expect(['ä', 'b', 'a', 'B', 'a'].sort(compareText)).toEqual(['B', 'a', 'a', 'b', 'ä']);
  expect(compareText('a', 'a')).toBe(0);
});
