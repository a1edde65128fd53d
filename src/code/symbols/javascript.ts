import type { ParserOptions } from 'oxc-parser';
import { parseSync } from 'oxc-parser';
import type { Declaration } from './declaration.ts';
import { isTooDeep } from './javascript-nesting.ts';
import { outlineOf } from './javascript-outline.ts';
import { declarationsIn } from './javascript-tree.ts';
import { scriptsIn } from './scripts.ts';

type Language = NonNullable<ParserOptions['lang']>;

/** The dialects in which a file is read, one after another until one takes it. */
const DIALECTS: readonly [RegExp, readonly Language[]][] = [
  [/\.d\.[cm]?ts$/i, ['dts', 'ts']],
  [/\.[cm]?ts$/i, ['ts', 'tsx']],
  [/\.tsx$/i, ['tsx', 'ts']],
  // Types of Flow are mostly those of TypeScript.
  [/\.[cm]?jsx?$/i, ['jsx', 'tsx', 'ts']],
];
const EMBEDDED: readonly Language[] = ['ts', 'tsx'];

/**
 * Before a line that begins a declaration at the margin, unless a decorator stands above it, and after
 * one that ends a declaration.
 */
const AT_MARGIN =
  /(?<!^@.*\n)^(?=(?:export|import|function|class|const|let|var|interface|type|enum|namespace|declare|abstract|async|@\w+|module\.exports|exports\.\w+)\b)|(?<=^\}\)?;?\n)/m;

/** Nobody writes a file with more of them. */
const MOST_PIECES = 5_000;

/**
 * Finds what JavaScript and TypeScript declare: in functions, classes, types and objects, too.
 *
 * @param path of the file, whose name says in which dialect it is, or that it holds scripts
 */
export function javascriptDeclarations(text: string, path: string): Declaration[] {
  const dialects = DIALECTS.find(([pattern]) => pattern.test(path))?.[1];
  if (dialects) return declarationsOf(text, dialects);
  return scriptsIn(text, path).flatMap(({ start, end }) =>
    moved(declarationsOf(text.slice(start, end), EMBEDDED), start),
  );
}

/** Of what does not parse, each piece by itself: a slip in one hides none of the others. */
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

/** @returns null where it does not parse, or must not be parsed */
function parsed(text: string, dialects: readonly Language[]): Declaration[] | null {
  if (isTooDeep(text)) return null;
  for (const lang of dialects) {
    const { program, errors } = parseSync('', text, {
      lang,
      sourceType: 'unambiguous',
      preserveParens: false,
    });
    // Of what is only forbidden, there is a tree; of what is not understood, there is none.
    if (program.body.length > 0 || errors.length === 0) return declarationsIn(program);
  }
  return null;
}

function moved(declarations: readonly Declaration[], by: number): Declaration[] {
  return declarations.map((one) => ({ ...one, start: one.start + by, end: one.end + by }));
}
