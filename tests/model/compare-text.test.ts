import { expect, test } from 'vitest';
import { compareText } from '../../src/model/compare-text.ts';

test('texts are ordered by code unit, whatever a language makes of them', () => {
  expect(['ä', 'b', 'a', 'B', 'a'].sort(compareText)).toEqual(['B', 'a', 'a', 'b', 'ä']);
  expect(compareText('a', 'a')).toBe(0);
});
