import { closest } from '../../model/closest.ts';
import type { LineRange } from '../../model/position.ts';
import { csharpDeclarations } from './csharp.ts';
import type { Declaration, FindDeclarations } from './declaration.ts';
import { goDeclarations } from './go.ts';
import { javaDeclarations } from './java.ts';
import { javascriptDeclarations } from './javascript.ts';
import { kotlinDeclarations } from './kotlin.ts';
import { phpDeclarations } from './php.ts';
import { pythonDeclarations } from './python.ts';
import { rubyDeclarations } from './ruby.ts';
import { rustDeclarations } from './rust.ts';
import { sqlDeclarations } from './sql.ts';
import { wordBlocks } from './words.ts';

const LANGUAGES: readonly [RegExp, FindDeclarations][] = [
  [/\.[cm]?[jt]sx?$/i, javascriptDeclarations],
  [/\.pyi?$/i, pythonDeclarations],
  [/\.go$/i, goDeclarations],
  [/\.java$/i, javaDeclarations],
  [/\.kts?$/i, kotlinDeclarations],
  [/(?:\.(?:rb|rake|gemspec|ru)|(?:^|\/)(?:Rake|Gem)file)$/i, rubyDeclarations],
  [/\.rs$/i, rustDeclarations],
  [/\.(?:php|phtml|inc)$/i, phpDeclarations],
  [/\.cs$/i, csharpDeclarations],
  [/\.sql$/i, sqlDeclarations],
];

/** A text of code in which symbols are looked for; what it declares is found once. */
export interface CodeText {
  /** LF line ends. */
  text: string;
  /** Null in a language of which only the words are known. */
  readonly declarations: readonly Declaration[] | null;
  /** Those that stand in no function, which are found sooner and are nearly always meant. */
  readonly outer: readonly Declaration[] | null;
}

/** @param path of the file, whose name says the language */
export function readCode(text: string, path: string): CodeText {
  const find = LANGUAGES.find(([pattern]) => pattern.test(path))?.[1];
  let declarations: readonly Declaration[] | null = null;
  let outer: readonly Declaration[] | null = null;
  return {
    text,
    get declarations() {
      declarations ??= find?.(text) ?? null;
      return declarations;
    },
    get outer() {
      outer ??= declarations ?? find?.(text, true) ?? null;
      return outer;
    },
  };
}

/** Where a symbol stands, from its first character up to, and not including, its end. */
export interface SymbolPlace {
  start: number;
  end: number;
}

/**
 * Finds a symbol: a declaration by that name, methods by bare name or behind that of their class
 * (`Class.method`, `Class#method`, `Class::method`); in other languages a whole word.
 *
 * @returns every declaration of that name that stands least deep; none where there is none
 */
export function findSymbol(code: CodeText, symbol: string): SymbolPlace[] {
  const wanted = symbol.replace(/\(\)$/, '');
  if (code.outer === null) return wordBlocks(code.text, wanted);
  const found = findDeclared(code.outer, wanted);
  return found.length > 0 ? found : findDeclared(code.declarations ?? [], wanted);
}

function findDeclared(declarations: readonly Declaration[], wanted: string): SymbolPlace[] {
  const exact = outermost(declarations.filter(({ name }) => name === wanted));
  if (exact.length > 0) return exact;
  const parts = wanted.split(/\.|#(?=.)|::/);
  const name = plain(parts.at(-1) ?? '');
  const owner = parts.length > 1 ? plain(parts.at(-2) ?? '') : null;
  const isMeant = (fold: (text: string) => string) => (one: Declaration) =>
    fold(plain(one.name)) === fold(name) &&
    (owner === null || (one.container !== null && fold(plain(one.container)) === fold(owner)));
  const found = declarations.filter(isMeant((part) => part));
  return outermost(found);
}

/** A private name, a PHP variable and a quoted name are found without their signs. */
function plain(name: string): string {
  return name.replace(/^[#$]|^(["`])(.*)\1$/g, '$2');
}

function outermost(found: readonly Declaration[]): SymbolPlace[] {
  const least = Math.min(...found.map(({ depth }) => depth));
  return found.filter(({ depth }) => depth === least);
}

/** @returns the lines of the first of several places, and of those that go on right below it */
export function linesOf({ text }: CodeText, places: readonly SymbolPlace[]): LineRange | null {
  const [first, ...others] = places;
  if (!first) return null;
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length;
  const range = { from: lineAt(first.start), to: lineAt(Math.max(first.start, first.end - 1)) };
  // Overloads stand one below the other.
  for (const { start, end } of others) {
    if (lineAt(start) > range.to + 1) break;
    range.to = Math.max(range.to, lineAt(end - 1));
  }
  return range;
}

/** @returns the declared name that `symbol` was probably meant to be; null where none is close */
export function closestSymbol({ declarations }: CodeText, symbol: string): string | null {
  const bare =
    symbol
      .replace(/\(\)$/, '')
      .split(/\.|#(?=.)|::/)
      .at(-1) ?? symbol;
  return closest(bare, new Set((declarations ?? []).map(({ name }) => name)));
}
