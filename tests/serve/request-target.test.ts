import { describe, expect, test } from 'vitest';
import { below, namesOf, pathOf, readTarget } from '../../src/serve/request-target.ts';

describe('a target', () => {
  test.for([
    ['/', '/'],
    ['/brief/', '/brief/'],
    ['/img/a.png', '/img/a.png'],
    ['/b%C3%BCro/%E5%8C%97%E4%BA%AC', '/büro/北京'],
    ['/a?b//c\\d', null],
    ['/a?b=/c/../d', '/a'],
    ['/100%', '/100%'],
    ['/100%zz/', '/100%zz/'],
    ['/%2541', '/%41'],
    ['/a:b@c;d,e', '/a:b@c;d,e'],
    ["/a'(b)!*", "/a'(b)!*"],
  ] as const)('%s has the path %s', ([target, path]) => {
    const read = readTarget(target);
    expect(read && pathOf(read)).toBe(path);
  });

  test.for([
    '',
    '*',
    'brief',
    '//',
    '//evil.example/',
    '///evil.example/',
    '/\\evil.example/',
    '\\evil.example',
    'http://localhost/',
    'http://evil.example/',
    'evil.example:443',
    '/a b',
    '/a\tb',
    '/a\u0000',
    '/a%00',
    '/a%0d%0aSet-Cookie:x',
    '/%7f',
    '/%c2%85',
    '/ü',
    '/%ff',
    '/%c0%ae%c0%ae/',
    '/%ed%a0%80',
    '/a#b',
    `/${'a'.repeat(5000)}`,
  ])('%j is invalid', (target) => {
    expect(readTarget(target)).toBeNull();
  });

  test.for([
    '/..',
    '/../',
    '/a/../b',
    '/%2e%2e/',
    '/.%2E/a',
    '/./a',
    '/%2e',
    '/a//b',
    '/a//',
    '/..%2f..%2fetc%2fpasswd',
    '/a%2fb',
    '/%5c..%5c',
    '/%2f%2fevil.example/',
  ])('%s names no file', (target) => {
    expect(readTarget(target)?.names).toBeNull();
  });
});

test('the base path is removed, and targets outside it are rejected', () => {
  const inside = (target: string, base: string) => {
    const read = readTarget(target);
    const inner = read && below(namesOf(base), read);
    return inner && pathOf(inner);
  };
  expect(inside('/x/y/brief/', '/x/y/')).toBe('/brief/');
  expect(inside('/x/y/', '/x/y/')).toBe('/');
  expect(inside('/%78/y/a', '/x/y/')).toBe('/a');
  expect(inside('/x/ya', '/x/y/')).toBeNull();
  expect(inside('/', '/x/y/')).toBeNull();
  expect(inside('/a', '/')).toBe('/a');
});
