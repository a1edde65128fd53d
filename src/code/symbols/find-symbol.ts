import { closest } from '../../model/closest.ts';
import type { LineRange, Span } from '../../model/position.ts';
import { csharpDeclarations } from './csharp.ts';
import type { Declaration, FindDeclarations } from './declaration.ts';
import { goDeclarations } from './go.ts';
import { javaDeclarations } from './java.ts';
import { kotlinDeclarations } from './kotlin.ts';
import { firstFrom } from './mask.ts';
import { phpDeclarations } from './php.ts';
import { pythonDeclarations } from './python.ts';
import { rubyDeclarations } from './ruby.ts';
import { rustDeclarations } from './rust.ts';
import { sqlDeclarations } from './sql.ts';
import { wordBlocks } from './words.ts';

const LANGUAGES: readonly [RegExp, FindDeclarations][] = [
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

const JAVASCRIPT = /\.[cm]?[jt]sx?$/i;
/** Files that contain scripts next to markup and styles. */
const COMPONENT = /\.(?:vue|svelte|astro)$/i;

/** How to find the symbols of a file. */
export interface Language {
  /** Null for a language that is not parsed. */
  find: FindDeclarations | null;
  /** Whether an undeclared symbol may match any whole word. */
  hasWords: boolean;
}

/** @param path path of a file; its extension determines the language */
export async function languageOf(path: string): Promise<Language> {
  const hasWords = COMPONENT.test(path);
  if (hasWords || JAVASCRIPT.test(path)) {
    // Loaded on demand: most checks look up no symbol in such a file.
    const { javascriptDeclarations } = await import('./javascript.ts');
    return { find: javascriptDeclarations, hasWords };
  }
  const find = LANGUAGES.find(([pattern]) => pattern.test(path))?.[1] ?? null;
  return { find, hasWords: find === null };
}

/** A source text to look up symbols in. Its declarations are found once. */
export interface CodeText {
  /** LF line endings. */
  text: string;
  /** Null for a language in which only words can be found. */
  readonly declarations: readonly Declaration[] | null;
  hasWords: boolean;
}

/** @param language language of the file at `path` */
export function codeText(text: string, path: string, { find, hasWords }: Language): CodeText {
  let declarations: readonly Declaration[] | null = null;
  return {
    text,
    hasWords,
    get declarations() {
      declarations ??= find?.(text, path) ?? null;
      return declarations;
    },
  };
}

/**
 * Finds a symbol: a declaration with that name. Methods can be qualified by their class
 * (`Class.method`, `Class#method`, `Class::method`). In unparsed languages, it finds whole words.
 *
 * @returns the outermost declarations with that name; empty if there are none
 */
export function findSymbol(code: CodeText, symbol: string): Span[] {
  const wanted = symbol.replace(/\(\)$/, '');
  const found = findDeclared(code.declarations ?? [], wanted);
  return found.length === 0 && code.hasWords ? wordBlocks(code.text, wanted) : found;
}

/** The outermost declaration wins; among several, one whose name matches exactly. */
function findDeclared(declarations: readonly Declaration[], wanted: string): Span[] {
  const parts = wanted.split(/\.|#(?=.)|::/);
  const name = plain(parts.at(-1) ?? '');
  const owner = parts.length > 1 ? plain(parts.at(-2) ?? '') : null;
  const isExact = (one: Declaration) => one.name === wanted;
  const found = outermost(
    declarations.filter(
      (one) =>
        isExact(one) ||
        (plain(one.name) === name &&
          (owner === null || (one.container !== null && plain(one.container) === owner))),
    ),
  );
  const exact = found.filter(isExact);
  return exact.length > 0 ? exact : found;
}

/** A private name, a PHP variable and a quoted name also match without their punctuation. */
function plain(name: string): string {
  return name.replace(/^[#$]|^(["`])(.*)\1$/g, '$2');
}

function outermost(found: readonly Declaration[]): Declaration[] {
  // No spread: there may be more than fit on the stack.
  const least = found.reduce((lowest, { depth }) => Math.min(lowest, depth), Infinity);
  return found.filter(({ depth }) => depth === least);
}

/** @returns the lines of the first of several places, and of those directly below it */
export function linesOf({ text }: CodeText, places: readonly Span[]): LineRange | null {
  const [first, ...others] = places;
  if (!first) return null;
  const breaks = Array.from(text.matchAll(/\n/g), ({ index }) => index);
  const lineAt = (offset: number) => firstFrom(breaks, offset, (at) => at) + 1;
  const range = { from: lineAt(first.start), to: lineAt(Math.max(first.start, first.end - 1)) };
  // Overloads follow each other.
  for (const { start, end } of others) {
    if (lineAt(start) > range.to + 1) break;
    range.to = Math.max(range.to, lineAt(end - 1));
  }
  return range;
}

/** @returns the declared name that `symbol` was probably meant to be; null if none is close */
export function closestSymbol({ declarations }: CodeText, symbol: string): string | null {
  const bare =
    symbol
      .replace(/\(\)$/, '')
      .split(/\.|#(?=.)|::/)
      .at(-1) ?? symbol;
  return closest(bare, new Set((declarations ?? []).map(({ name }) => name)));
}
