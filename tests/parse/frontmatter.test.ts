import { describe, expect, test } from 'vitest';
import type { Range } from '../../src/model/position.ts';
import { parseSource } from '../../src/parse/source.ts';

function parse(text: string | Uint8Array) {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return parseSource('content/demo/notes.mdx', bytes);
}

function place({ start, end }: Range): string {
  return `${start.line}:${start.column}-${end.line}:${end.column}`;
}

/** The positions of the problems, and a short description. */
function problems(text: string): string[] {
  const { frontmatter } = parse(text);
  expect(frontmatter.problems.length === 0 || Object.keys(frontmatter.data).length === 0).toBe(
    true,
  );
  return frontmatter.problems.map(({ range, message }) => `${place(range)} ${message}`);
}

function ranges(text: string): Record<string, string> {
  const entries = Object.entries(parse(text).frontmatter.ranges);
  return Object.fromEntries(
    entries.map(([path, { key, value }]) => [path, `${place(key)} ${place(value)}`]),
  );
}

describe('invalid frontmatter', () => {
  test.for<[string, string, string]>([
    [
      'JavaScript',
      '---js\nprocess.exit(1)\n---\n',
      '1:1-1:6 Frontmatter in "js" is not supported.',
    ],
    [
      'JavaScript, spelt out',
      '---javascript\nprocess.exit(1)\n---\n',
      '1:1-1:14 Frontmatter in "javascript" is not supported.',
    ],
    [
      'a name from the prototype',
      '---constructor\nx\n---\n',
      '1:1-1:15 Frontmatter in "constructor" is not supported.',
    ],
    ['JSON', '---json\n{}\n---\n', '1:1-1:8 Frontmatter in "json" is not supported.'],
    ['TOML', '+++\ntitle = "x"\n+++\n', '1:1-1:4 TOML frontmatter is not supported.'],
    [
      'after a blank line',
      '\n---\naudience: team\n---\n',
      '2:1-2:4 The frontmatter does not begin on the first line.',
    ],
    [
      'after a comment',
      '{/* Draft */}\n\n---\ntitle: x\n---\n',
      '3:1-3:4 The frontmatter does not begin on the first line.',
    ],
    [
      'indented',
      ' ---\ntitle: x\n ---\n',
      '1:1-1:5 The frontmatter does not begin on the first line.',
    ],
    [
      'between longer lines',
      '----\ntitle: x\n----\n',
      '1:1-1:5 The frontmatter is between lines of more than three hyphens.',
    ],
    ['never closed', '---\ntitle: x\n', '1:1-1:4 The frontmatter is not closed.'],
    [
      'closed by a longer line',
      '---\ntitle: x\n----\n---\n',
      '3:1-3:5 A line in the frontmatter begins with "---" but is not its end.',
    ],
  ])('%s', ([, text, problem]) => {
    expect(problems(text)).toEqual([problem]);
  });

  test.for([
    ['a rule in the text', 'Text.\n\n---\n\ntitle: x\n\n---\n'],
    ['a rule at its top', '---\n\n---\n'],
    ['two of them, with text between', '\n---\n\nText.\n\n---\n'],
  ])('but not %s', ([, text = '']) => {
    expect(problems(text)).toEqual([]);
  });

  test('reports nothing else if it is unclear where the text begins', () => {
    const { body, syntax, placeholders } = parse('---\ntitle: TODO <x\n');
    expect({ body, syntax, placeholders }).toEqual({ body: null, syntax: null, placeholders: [] });
  });
});

describe('YAML that is refused', () => {
  test.for<[string, string, string[]]>([
    ['a key twice', 'title: A\nkind: page\ntitle: B', ['4:1-4:6 This key appears twice.']],
    ['a key twice, inside', 'a: { key: 1, key: 2 }', ['2:14-2:17 This key appears twice.']],
    ['a key as a number and as text', '1: a\n"1": b', ['3:1-3:4 This key appears twice.']],
    [
      'an anchor and its alias',
      'a: &x one\nb: *x',
      ['2:7-2:10 YAML anchors are not supported.', '3:4-3:6 YAML aliases are not supported.'],
    ],
    ['an anchor on a mapping', 'a: &x { b: 1 }', ['2:7-2:15 YAML anchors are not supported.']],
    ['a star on its own', 'scope: *', ['2:8-2:9 YAML aliases are not supported.']],
    ['a tag', 'a: !!str 12', ['2:10-2:12 YAML tags are not supported.']],
    ['a custom tag', 'a: !secret x', ['2:12-2:13 YAML tags are not supported.']],
    ['a tag on a mapping', 'a: !!map { b: 1 }', ['2:10-2:18 YAML tags are not supported.']],
    ['the prototype', '__proto__: { a: 1 }', ['2:1-2:10 The key "__proto__" is not supported.']],
    ['a merge', '<<: { a: 1 }', ['2:1-2:3 The key "<<" is not supported.']],
    ['a list as a key', '? [a]\n: b', ['2:3-2:6 A key must be plain text.']],
    ['an empty key', '"": x', ['2:1-2:3 A key must be plain text.']],
    ['a tab', 'a:\n\tb: 1', ['3:1-3:2 Tabs cannot indent YAML.']],
    ['an unclosed quote', 'a: "x\nb: y', ['2:4-2:6 A quote is not closed.']],
    ['an unclosed bracket', 'a: [x', ['2:6-2:6 A bracket is not closed.']],
    [
      'a colon in a value',
      'title: Retry: again',
      ['2:8-2:20 The value contains ": ", or what follows is indented as if it were part of it.'],
    ],
    ['a line without a colon', 'title: x\nkind', ['3:1-3:5 A key has no colon.']],
    [
      'lines after the end of a value',
      '[a](b) or [c](d).\ntitle: A\nx: B',
      ['2:4-3:6 There is text after the end of the value.'],
    ],
    [
      'a second document',
      'a: 1\n...\nb: 2',
      ['4:1-4:5 A second YAML document begins in the frontmatter.'],
    ],
  ])('%s', ([, yaml, expected]) => {
    expect(problems(`---\n${yaml}\n---\n`)).toEqual(expected);
  });

  test('an alias bomb, without expanding it', () => {
    const levels = Array.from({ length: 30 }, (_, level) =>
      level === 0 ? 'a0: &a0 x' : `a${level}: &a${level} [${`*a${level - 1}, `.repeat(9)}]`,
    );
    expect(problems(`---\n${levels.join('\n')}\n---\n`)).toHaveLength(30 + 29 * 9);
  });

  test('nesting that would crash the process', () => {
    const deep = (depth: number) =>
      parse(`---\na: ${'['.repeat(depth)}${']'.repeat(depth)}\n---\n`);
    expect(deep(90).frontmatter.problems).toEqual([]);
    expect(deep(200).unreadable?.message).toBe('The content is nested more than 100 levels deep.');
    expect(deep(50_000).frontmatter.problems.map(({ message }) => message)).toEqual([
      'The YAML is nested too deeply.',
    ]);
  });

  test('but not many keys', () => {
    const keys = Array.from({ length: 20_000 }, (_, index) => `key${index}: 1\n`);
    expect(problems(`---\n${keys.join('')}---\n`)).toEqual([]);
  });
});

describe('values', () => {
  test('are YAML 1.2', () => {
    const { data } = parse(
      '---\na: no\nb: 2026-12-01\nc: 0o17\nd: 017\ne: 1_000\nf: ~\ng: 12:30\n---\n',
    ).frontmatter;
    expect(data).toEqual({
      a: 'no',
      b: '2026-12-01',
      c: 15,
      d: 17,
      e: '1_000',
      f: null,
      g: '12:30',
    });
  });

  test('can have the names of built-in properties', () => {
    const { data } = parse('---\nconstructor: x\ntoString: y\n---\n').frontmatter;
    expect(Object.entries(data)).toEqual([
      ['constructor', 'x'],
      ['toString', 'y'],
    ]);
  });

  test('have exact ranges, at any depth', () => {
    const text = `---
title: Notes # what it is
owner:
people:
  - id: dana
    owns: [spec]

  # Nobody else.
  -
text: |
  One
  --- two

last: { a: "x" }
---
`;
    expect(ranges(text)).toEqual({
      title: '2:1-2:6 2:8-2:13',
      owner: '3:1-3:6 3:1-3:6',
      people: '4:1-4:7 5:3-9:4',
      'people.0': '5:5-6:17 5:5-6:17',
      'people.0.id': '5:5-5:7 5:9-5:13',
      'people.0.owns': '6:5-6:9 6:11-6:17',
      'people.0.owns.0': '6:12-6:16 6:12-6:16',
      'people.1': '9:3-9:4 9:3-9:4',
      text: '10:1-10:5 10:7-12:10',
      last: '14:1-14:5 14:7-14:17',
      'last.a': '14:9-14:10 14:12-14:15',
    });
  });

  test('have the same ranges with a byte order mark and CRLF', () => {
    const text = '---\ntitle: Notes\nowner: dana\n---\n\n## A\n';
    const windows = parse(`\ufeff${text.replaceAll('\n', '\r\n')}`);
    expect(windows.frontmatter).toEqual(parse(text).frontmatter);
    expect(windows.frontmatter.data).toEqual({ title: 'Notes', owner: 'dana' });
    expect(windows.body?.headings[0]?.range).toEqual(parse(text).body?.headings[0]?.range);
  });

  test('are counted in UTF-16 units', () => {
    expect(ranges('---\n"🔑é": "🔑" # x\n---\n')).toEqual({ '🔑é': '2:1-2:6 2:8-2:12' });
  });

  test('that are not a mapping are kept for the schema', () => {
    expect(parse('---\n- a\n- b\n---\n').frontmatter.data).toEqual({ '': ['a', 'b'] });
    expect(ranges('---\n- a\n- b\n---\n')).toEqual({ '': '2:1-3:4 2:1-3:4' });
  });

  test('are not cached between files', () => {
    const broken = '---\ntitle: [\n---\n';
    expect(problems(broken)).toEqual(problems(broken));
    const first = parse('---\na: { b: 1 }\n---\n').frontmatter.data;
    (first.a as Record<string, unknown>).b = 2;
    expect(parse('---\na: { b: 1 }\n---\n').frontmatter.data).toEqual({ a: { b: 1 } });
  });
});

test('a missing key is reported at the opening line', () => {
  expect(place(parse('---\ntitle: x\n---\n').frontmatter.opening)).toBe('1:1-1:4');
  expect(place(parse('--- \ntitle: x\n--- \n').frontmatter.opening)).toBe('1:1-1:4');
  expect(place(parse('Text.\n').frontmatter.opening)).toBe('1:1-1:1');
});
