import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { javascriptDeclarations } from '../../../src/code/symbols/javascript.ts';
import { packageRoot } from '../../../src/io/package-root.ts';

const { SyntaxKind } = ts;

/** Names that people refer to; properties of anonymous types are not included. */
const KINDS = new Set([
  SyntaxKind.FunctionDeclaration,
  SyntaxKind.ClassDeclaration,
  SyntaxKind.InterfaceDeclaration,
  SyntaxKind.EnumDeclaration,
  SyntaxKind.EnumMember,
  SyntaxKind.TypeAliasDeclaration,
  SyntaxKind.ModuleDeclaration,
  SyntaxKind.MethodDeclaration,
  SyntaxKind.PropertyDeclaration,
  SyntaxKind.GetAccessor,
  SyntaxKind.SetAccessor,
  SyntaxKind.VariableDeclaration,
]);

/** Every declaration that TypeScript's own parser finds, as `name start-end`. */
function oracle(file: string, text: string): string[] {
  const found: string[] = [];
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node) => {
    const { name } = node as ts.NamedDeclaration;
    const isNamed = name && (ts.isIdentifier(name) || ts.isPrivateIdentifier(name));
    const isLoop = ts.isVariableDeclaration(node) && !ts.isVariableStatement(node.parent.parent);
    if (isNamed && KINDS.has(node.kind) && !isLoop) {
      found.push(`${name.text} ${lineAt(text, name.getStart())}-${lineAt(text, node.end - 1)}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/**
 * Every name that TypeScript's own parser finds, as `name end`, with the end of its node and of those
 * around it up to the statement: all names of a pattern end with its declaration.
 */
function namedIn(file: string, text: string): Set<string> {
  const found = new Set<string>();
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const add = (name: string, node: ts.Node): void => {
    found.add(`${name} ${lineAt(text, node.end - 1)}`);
    if (node.parent && !ts.isStatement(node) && !ts.isClassElement(node)) add(name, node.parent);
  };
  const visit = (node: ts.Node) => {
    const { name } = node as ts.NamedDeclaration;
    if (name && 'text' in name) add(name.text, node);
    if (ts.isConstructorDeclaration(node)) add('constructor', node);
    if (ts.isExportAssignment(node) || ts.canHaveModifiers(node)) add('default', node);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

test('finds what TypeScript finds in real sources', () => {
  const root = packageRoot();
  const files = [
    ...sourcesIn(join(root, 'src')),
    ...sourcesIn(join(root, 'node_modules/zod/src/v4/core')),
    ...sourcesIn(join(root, 'node_modules/yaml/dist')),
    ...sourcesIn(join(root, 'node_modules/chokidar')),
  ];
  expect(files.length).toBeGreaterThan(300);
  const extras: string[] = [];
  const missed = files.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    const own = javascriptDeclarations(text, file).map(({ name, start, end }) => {
      const body = text.slice(start, end).trimEnd();
      // The name may not be on the first line, because modifiers and decorators come before it.
      return { name, from: lineAt(text, start), to: lineAt(text, start + body.length - 1) };
    });
    const named = namedIn(file, text);
    for (const { name, to } of own) {
      if (!named.has(`${name} ${to}`)) extras.push(`${file}: ${name} -${to}`);
    }
    return oracle(file, text)
      .filter((wanted) => {
        const [, name, from, to] = /^(.*) (\d+)-(\d+)$/.exec(wanted) ?? [];
        return !own.some(
          (one) => one.name === name && one.from <= Number(from) && one.to === Number(to),
        );
      })
      .map((one) => `${file}: ${one}`);
  });
  expect({ missed, extras }).toEqual({ missed: [], extras: [] });
});

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:[cm]?[jt]s)$/.test(name))
    .map((name) => join(folder, name));
}

const names = (text: string) => javascriptDeclarations(text, 'a.tsx').map(({ name }) => name);

test('strings, comments, templates, regular expressions and JSX declare nothing', () => {
  const text = `
// function one() {}
/* class Two {} */
const a = "function three() {}" + 'class Four {}' + \`function five() {} \${function six() {}}\`;
const b = /function seven() {/g.test(a) / 2;
const c = <p>It's a class of its own, in the module here: {() => { const nine = 1; }}</p>;
`;
  expect(names(text)).toEqual(['a', 'six', 'b', 'c', 'nine']);
});

test('finds every kind of declaration', () => {
  const text = `
export default class extends Base {}
@decorated({ a: 1 })
export abstract class A<T extends { b: string }> {
  static #hidden?: number = 1;
  declare readonly field: Map<string, { inner: boolean }>;
  constructor(private readonly injected: B, plain: C) { super(); }
  get value() { return 1; }
  async *stream<T>(this: A): AsyncGenerator<{ x: T }> {}
  static { const local = 1; }
  [Symbol.iterator]() {}
  'quoted-name'() {}
  arrow = async <T,>(a: T): Promise<T> => a
}
export const { d, e: [f, ...g], h = 1 } = i, j: { k: string } = { k() {}, l: () => 1, m: { n: 1 } };
exports.o = 1;
P.prototype.q = function () {};
declare module 'r' { export function s(): { t: string }; }
export enum U { V = 1 << 2, W }
type X<Y> = Y extends string ? { z: Y } : never;
`;
  expect(names(text)).toEqual([
    'default',
    'A',
    '#hidden',
    'field',
    'inner',
    'constructor',
    'injected',
    'value',
    'stream',
    'local',
    'quoted-name',
    'arrow',
    'd',
    'f',
    'g',
    'h',
    'j',
    'k',
    'k',
    'l',
    'm',
    'n',
    'o',
    'q',
    'r',
    's',
    'U',
    'V',
    'W',
    'X',
    'z',
  ]);
});

/** The declarations in a text, each with its own text. */
const bodies = (text: string, path = 'a.ts') =>
  javascriptDeclarations(text, path).map(({ name, start, end }) => [name, text.slice(start, end)]);

test('properties of exported objects are declarations', () => {
  expect(names('export default { one: 1, two() {} };')).toEqual(['default', 'one', 'two']);
  expect(names('module.exports = { one: 1, two() {} };')).toEqual(['one', 'two']);
  expect(names('export const a = { one: { two: 1 } } as const satisfies B;')).toEqual([
    'a',
    'one',
    'two',
  ]);
  expect(names('declare global { interface Window { one: 1 } }')).toEqual([
    'global',
    'Window',
    'one',
  ]);
});

test('a declaration starts with its decorators and modifiers, whatever precedes it', () => {
  expect(bodies('/* é😀漢 */ let a = 1;\nexport async function b() {}')).toEqual([
    ['a', 'let a = 1'],
    ['b', 'export async function b() {}'],
  ]);
  expect(bodies('@one({ a: 1 })\nexport class A {\n  @two() b = 1;\n}\n')[0]).toEqual([
    'A',
    '@one({ a: 1 })\nexport class A {\n  @two() b = 1;\n}',
  ]);
  expect(bodies('#!/usr/bin/env node\nfunction a() {}')).toEqual([['a', 'function a() {}']]);
});

test('parses dialects that the file extension does not reveal', () => {
  expect(names('const a = (b: string): void => {};')).toEqual(['a']);
  expect(bodies('// @flow\nfunction a(b: ?string): void {}', 'a.js')).toHaveLength(1);
  expect(bodies('const a = <b />;\nfunction c() {}', 'a.js')).toHaveLength(2);
  expect(bodies('const a = <B>c;\nfunction d() {}', 'a.ts')).toHaveLength(2);
  expect(bodies('return 1;\nwith (a) { function b() {} }\nvar await = 010;', 'a.cjs')).toHaveLength(
    2,
  );
});

describe('code that does not parse', () => {
  const sound = 'export class B {\n  c() {}\n}\n';

  test.each([
    'function a() {\n  broken(\n}\n',
    'const a = (;\n',
    'const a = {\n  b: 1\n  c: 2\n};\n',
    '<<<<<<< ours\nconst a = 1;\n=======\nconst a = 2;\n>>>>>>> theirs\n',
    'function a() {\n',
    'type A = {| b: 1 |};\n',
    '"\n',
    '}\n',
  ])('hides none of the code that does: %j', (broken) => {
    for (const text of [broken + sound, sound + broken]) {
      expect(bodies(text)).toContainEqual(['B', sound.trimEnd()]);
      expect(bodies(text)).toContainEqual(['c', 'c() {}']);
    }
  });

  test('is searched line by line', () => {
    const text = `export class Queue {
  claim(id) {
    if (id) {
      const inner = (;
    }
  }
  async release() {
  }
}
function next() {
  return ];
}
`;
    const found = javascriptDeclarations(text, 'a.js');
    const lineAt = (offset: number) => text.slice(0, offset).split('\n').length;
    expect(
      found.map(({ name, container, start, end }) => [
        name,
        container,
        `${lineAt(start)}-${lineAt(end)}`,
      ]),
    ).toEqual([
      ['Queue', null, '1-9'],
      ['claim', 'Queue', '2-6'],
      ['inner', 'claim', '4-4'],
      ['release', 'Queue', '7-8'],
      ['next', null, '10-12'],
    ]);
  });
});

describe('the stack does not overflow', () => {
  test.each([
    ...[
      '(',
      '[',
      '{',
      '{a:',
      '[{',
      '!',
      '- ',
      'typeof ',
      'new ',
      'await ',
      'a=>',
      '(a)=>{',
      'a?b:',
    ],
    ...[
      'a=',
      'a**',
      'a+',
      'a+\n',
      'a.b+',
      'a&&',
      '`${',
      '`',
      '`a`',
      '()',
      '[0]',
      '.b',
      'a:',
      'a:\n',
    ],
    ...[
      'if(a)',
      'if(a)\n',
      'if(a)\nb:\n',
      'else ',
      'if(a){}else ',
      'for(;;)',
      'do\n',
      'while(a)\n',
    ],
    ...[
      'function a(){',
      'function a() {\n',
      'class A{a(){',
      'class A {\n',
      '=class{static{',
      '<a>',
    ],
    ...['<a>\n', '<a b={', 'A<', 'A<B,', 'A<B,\n', 'A<{b:', 'type A=B|(', 'type A=B extends C?D:'],
    ...[
      'keyof ',
      'namespace a{',
      '@a(',
      '@a ',
      'export ',
      'declare ',
      'async ',
      'import(',
      '"',
      '/',
    ],
  ])('if %j is repeated', (token) => {
    for (const path of ['a.ts', 'a.tsx', 'a.js']) {
      for (const start of ['', 'x=', 'const x: ', 'type X=']) {
        const text = `function wanted() {}\n${start}${token.repeat(60_000 / token.length)}`;
        expect(bodies(text, path)[0]?.[0]).toBe('wanted');
      }
    }
  });

  test('and realistic nesting is parsed in full', () => {
    const deep = `export const a = ${'[{ b: ('.repeat(30)}1${') }]'.repeat(30)};\n`;
    const page = `${'<div>\n'.repeat(80)}${'</div>\n'.repeat(80)}`;
    const long = `export const c = ${'"a" +\n  '.repeat(1000)}"b";\n`;
    const plain =
      'a(b, (c) => d)\nif (a) { b = c ? d : e }\nx.y = !a\nconst f = <T,>(g: H<T>) => g\n';
    const text = `${deep}${long}export function P() {\n  return (${page});\n}\n${plain.repeat(3000)}`;
    const [first] = bodies(text, 'a.tsx');
    expect(first?.[1]).toBe(deep.trimEnd().slice(0, -1));
    expect(bodies(text, 'a.tsx').filter(([name]) => name === 'f')).toHaveLength(3000);
  });
});

test.each([
  [
    'Parcel.vue',
    '<template>\n  <b @click="ship(1)" />\n</template>\n<script setup lang="ts">\n',
    '</script>\n',
  ],
  [
    'Parcel.vue',
    '<script>\nexport default {}\n</script>\n<script setup generic="T extends Set<1>">',
    '</script>',
  ],
  [
    'Parcel.svelte',
    '<script lang="ts">\n',
    '</script>\n<b on:click={ship}>function ship() {}</b>\n',
  ],
  ['Parcel.astro', '---\n', '---\n<b>function ship() {}</b>\n'],
  ['Parcel.astro', '---\nconst a = 1;\n---\n<b>{a}</b>\n<script>\n', '</script>\n'],
])('finds functions in the scripts of %s: %j', (path, before, after) => {
  const code = 'function ship(): void {\n  deliver();\n}';
  expect(bodies(`${before}${code}\n${after}`, path)).toContainEqual(['ship', code]);
});
