import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { javascriptDeclarations } from '../../../src/code/symbols/javascript.ts';
import { packageRoot } from '../../../src/io/package-root.ts';

const { SyntaxKind } = ts;

/** What people refer to by name; properties of types without a name are none of it. */
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

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

test('finds what TypeScript finds, in real sources', () => {
  const root = packageRoot();
  const files = [
    ...sourcesIn(join(root, 'src')),
    ...sourcesIn(join(root, 'node_modules/zod/src/v4/core')),
    ...sourcesIn(join(root, 'node_modules/yaml/dist')),
    ...sourcesIn(join(root, 'node_modules/chokidar')),
  ];
  expect(files.length).toBeGreaterThan(300);
  const missed = files.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    const own = javascriptDeclarations(text).map(({ name, start, end }) => {
      const body = text.slice(start, end).trimEnd();
      // The name need not stand on the first line: modifiers and decorators come before it.
      return { name, from: lineAt(text, start), to: lineAt(text, start + body.length - 1) };
    });
    return oracle(file, text)
      .filter((wanted) => {
        const [, name, from, to] = /^(.*) (\d+)-(\d+)$/.exec(wanted) ?? [];
        return !own.some(
          (one) => one.name === name && one.from <= Number(from) && one.to === Number(to),
        );
      })
      .map((one) => `${file}: ${one}`);
  });
  expect(missed).toEqual([]);
}, 60_000);

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:[cm]?[jt]s)$/.test(name))
    .map((name) => join(folder, name));
}

const names = (text: string) => javascriptDeclarations(text).map(({ name }) => name);

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

test('every way to declare', () => {
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
