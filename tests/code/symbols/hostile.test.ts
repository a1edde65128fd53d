import { describe, expect, test } from 'vitest';
import {
  codeText,
  findSymbol,
  languageOf,
  linesOf,
} from '../../../src/code/symbols/find-symbol.ts';

const LENGTH = 100_000;
const filled = (token: string, length = LENGTH) => token.repeat(length / token.length);

const declarations = async (text: string, path: string) =>
  codeText(text, path, await languageOf(path)).declarations ?? [];
const names = async (text: string, path: string) =>
  (await declarations(text, path)).map(({ name }) => name);

/** How each language declares a type and a function. */
const LANGUAGES: readonly [string, (name: string) => string][] = [
  ['a.cs', (name) => `class ${name} {\n  int Run() { }\n}\n`],
  ['a.java', (name) => `class ${name} {\n  int run() { }\n}\n`],
  ['a.kt', (name) => `class ${name} {\n  fun run() { }\n}\n`],
  ['a.go', (name) => `func ${name}() {\n}\n`],
  ['a.py', (name) => `class ${name}:\n  def run(): pass\n`],
  ['a.rb', (name) => `class ${name}\n  def run\n  end\nend\n`],
  ['a.js', (name) => `class ${name} {\n  run() { }\n}\n`],
  ['a.ts', (name) => `class ${name} {\n  run() { }\n}\n`],
  ['a.tsx', (name) => `class ${name} {\n  run() { }\n}\n`],
];

describe.each(LANGUAGES)('%s', (path, declared) => {
  test('an unclosed string hides only its own line', async () => {
    for (const unclosed of ['x "', 'x "a', `x ${filled('"\\')}a`]) {
      const found = await names(`${declared('Before')}${unclosed}\n${declared('After')}`, path);
      expect.soft(found).toEqual(expect.arrayContaining(['Before', 'After']));
    }
  });

  test('returns a result, whatever is repeated', async () => {
    const opening = [
      'class A {',
      'class A { void a() {',
      'a(',
      '(',
      '()',
      '{',
      '[',
      '<',
      'a<(',
      '$',
      '"""',
    ];
    for (const token of [
      ...opening,
      '"\\',
      '"',
      '\\',
      'fun a() ',
      '<<EOF\n',
      '=begin\n',
      'A = <',
      'public ',
      'data ',
      '\u2028',
      'pub(\n',
      'impl<A \n',
    ]) {
      expect.soft(await names(declared('Wanted') + filled(token), path)).toContain('Wanted');
    }
  });
});

test.each([
  ['a.cs', 'namespace N { class A {'],
  ['a.java', 'class A { class B {'],
  ['a.kt', 'class A { class B {'],
  ['a.rs', 'mod a {\nstruct B {\n'],
])('%s: types can be nested to any depth', async (path, opening) => {
  const nested = opening.repeat(2000) + '} }'.repeat(2000);
  const found = await declarations(`${nested}\n`, path);
  expect(found).toHaveLength(4000);
  expect(found[0]).toMatchObject({ depth: 0, start: 0, end: nested.length });
  expect(found.at(-1)).toMatchObject({ depth: 3999 });
});

test.each([
  ['a.rs', 'fn f() {}\n', 'let s = "'],
  ['a.php', '<?php\nfunction f() {}\n', '$s = "'],
  ['a.php', '<?php\nfunction f() {}\n', '$s = <<<EOF\n'],
  ['a.rb', 'def f\nend\n', '=begin\n'],
  ['a.py', 'def f(): pass\n', 's = """'],
  ['a.cs', 'class f { }\n', 'string s = """'],
])('%s: an unclosed multi-line string extends to the end: %j', async (path, before, opening) => {
  const found = await names(`${before}${opening}\n${before.replace('<?php\n', '')}`, path);
  expect(found.filter((name) => name === 'f')).toHaveLength(1);
});

test('a heredoc without an end is read as an operator', async () => {
  const text = 'A = []\nA <<B\nclass C\nend\nS = <<EOF\nclass D\nEOF\nclass E\nend\n';
  expect(await names(text, 'a.rb')).toEqual(['A', 'C', 'S', 'E']);
  expect(await names('create table a (b int);\nselect $x$ 1;\ncreate view c', 'a.sql')).toEqual([
    'a',
    'b',
    'c',
  ]);
});

test('finds many consecutive declarations with the same name', async () => {
  const line = 'function same(): void;\n';
  const text = filled(line);
  const code = codeText(text, 'a.ts', await languageOf('a.ts'));
  const found = findSymbol(code, 'same');
  expect(found).toHaveLength((LENGTH / line.length) | 0);
  expect(linesOf(code, found)).toEqual({ from: 1, to: found.length });
});

test.each(['pub(\n', 'impl<A \n', 'impl A \n', 'async\n', '"\\', 'r#"', "b'", '#[a'])(
  'Rust: returns a result if %j is repeated',
  async (token) => {
    expect(await names(`fn wanted() {}\n${filled(token)}`, 'a.rs')).toContain('wanted');
  },
);
