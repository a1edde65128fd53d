import { expect, test } from 'vitest';
import { count } from '../../src/model/count.ts';

test.each([
  [0, '0 errors'],
  [1, '1 error'],
  [2, '2 errors'],
])('%d', (number, text) => {
  expect(count(number, 'error')).toBe(text);
});

test('a word can have an irregular plural', () => {
  expect(count(1, 'entry', 'entries')).toBe('1 entry');
  expect(count(2, 'entry', 'entries')).toBe('2 entries');
});
