import { expect, test } from 'vitest';
import { createAnchors, slugOf } from '../../src/model/slug.ts';

test.each([
  ['Minor unit', 'minor-unit'],
  ['Cr\u00e9dit', 'cr\u00e9dit'],
  ['Cre\u0301dit', 'cr\u00e9dit'],
  ['\u212bngstr\u00f6m', '\u00e5ngstr\u00f6m'],
  ['!!!', '!!!'],
])('the slug of %j is %j', (title, slug) => {
  expect(slugOf(title)).toBe(slug);
});

test('anchors are unique on a page, however their letters are encoded', () => {
  const anchors = createAnchors();
  expect(anchors.written('cre\u0301dit')).toBe('cr\u00e9dit');
  expect(anchors.written('cr\u00e9dit')).toBe('cr\u00e9dit-1');
  expect(anchors.made('Cre\u0301dit')).toBe('cr\u00e9dit-2');
  expect(anchors.made('!!!')).toBe('section');
  expect(anchors.made('???')).toBe('section-1');
});
