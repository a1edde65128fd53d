import type { ParserOptions } from 'oxc-parser';
import { parseSync } from 'oxc-parser';
import type { Declaration } from './declaration.ts';
import { hasManyErrors } from './javascript-errors.ts';
import { isTooDeep } from './javascript-nesting.ts';
import { outlineOf } from './javascript-outline.ts';
import { declarationsIn } from './javascript-tree.ts';
import { scriptsIn } from './scripts.ts';

type Language = NonNullable<ParserOptions['lang']>;

/** The dialects to try, in order, until one parses. */
const DIALECTS: readonly [RegExp, readonly Language[]][] = [
  [/\.d\.[cm]?ts$/i, ['dts', 'ts']],
  [/\.[cm]?ts$/i, ['ts', 'tsx']],
  [/\.tsx$/i, ['tsx', 'ts']],
  // Most Flow types are also valid TypeScript.
  [/\.[cm]?jsx?$/i, ['jsx', 'tsx', 'ts']],
];
const EMBEDDED: readonly Language[] = ['ts', 'tsx'];

/**
 * Before an unindented line that starts a declaration, unless there is a decorator above it, and after
 * a line that ends one.
 */
const AT_MARGIN =
  /(?<!^@.*\n)^(?=(?:export|import|function|class|const|let|var|interface|type|enum|namespace|declare|abstract|async|@\w+|module\.exports|exports\.\w+)\b)|(?<=^\}\)?;?\n)/m;

/** More than any real file has. */
const MOST_PIECES = 5_000;

/**
 * Finds what JavaScript and TypeScript declare, including in functions, classes, types and objects.
 *
 * @param path path of the file; its extension determines the dialect, or that it contains scripts
 */
export function javascriptDeclarations(text: string, path: string): Declaration[] {
  const dialects = DIALECTS.find(([pattern]) => pattern.test(path))?.[1];
  if (dialects) return declarationsOf(text, dialects);
  return scriptsIn(text, path).flatMap(({ start, end }) =>
    moved(declarationsOf(text.slice(start, end), EMBEDDED), start),
  );
}

/** A file that does not parse is read in pieces, so that one mistake does not hide the rest. */
function declarationsOf(text: string, dialects: readonly Language[]): Declaration[] {
  const whole = parsed(text, dialects);
  if (whole) return whole;
  const pieces = text.split(AT_MARGIN);
  if (pieces.length > MOST_PIECES) return outlineOf(text);
  let start = 0;
  return pieces.flatMap((piece) => {
    const found = parsed(piece, dialects) ?? outlineOf(piece);
    const from = start;
    start += piece.length;
    return moved(found, from);
  });
}

/** @returns null if it does not parse, or is too deeply nested or too broken to try */
function parsed(text: string, dialects: readonly Language[]): Declaration[] | null {
  if (isTooDeep(text)) return null;
  for (const lang of dialects) {
    const options: ParserOptions = { lang, sourceType: 'unambiguous', preserveParens: false };
    if (hasManyErrors(text, options)) continue;
    const { program, errors } = parseSync('', text, options);
    // A semantic error still gives a tree; a syntax error gives an empty one.
    if (program.body.length > 0 || errors.length === 0) return declarationsIn(program);
  }
  return null;
}

function moved(declarations: readonly Declaration[], by: number): Declaration[] {
  return declarations.map((one) => ({ ...one, start: one.start + by, end: one.end + by }));
}
