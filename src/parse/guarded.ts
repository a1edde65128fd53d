import type { Root } from 'mdast';
import { exceeded } from '../model/budgets.ts';
import { positionsIn, type Span } from '../model/position.ts';
import type { Placeholder, Problem } from '../model/source.ts';
import { tooMuchCode } from './expressions.ts';
import { hasMuchMarkup, markupProblem, nestsTooDeep, opensTooMuch } from './limits.ts';
import { isProblem, parseMdx } from './mdx.ts';
import { harmlessIn, mask, parseOutline, spansOf } from './outline.ts';
import { mayHoldPlaceholders, takePlaceholders } from './placeholders.ts';

export interface ReadMdx {
  placeholders: Placeholder[];
  /** The parsed text, with placeholders masked. */
  text: string;
  /** The tree, or where and why the text doesn't parse. */
  tree: Root | Problem;
}

const FENCES: ReadonlySet<string> = new Set(['code']);
const CODE: ReadonlySet<string> = new Set([...FENCES, 'inlineCode']);
const EXPRESSIONS: ReadonlySet<string> = new Set([
  ...CODE,
  'mdxTextExpression',
  'mdxFlowExpression',
]);
/** Characters in code that would mean something to the parser outside code. */
const CONTENT = /[^\s>`~]/g;

/**
 * Parses untrusted MDX, and finds the placeholders in it, which MDX would parse as code.
 *
 * @returns why the file is rejected, if it would crash the parser or keep it busy for minutes
 */
export function readMdx(text: string): ReadMdx | { refused: Problem } {
  const first = parseGuarded(text);
  if ('refused' in first) return first;
  if (!mayHoldPlaceholders(text)) return { placeholders: [], text, tree: first.tree };
  const outline = isProblem(first.tree) ? parseOutline(text) : first.tree;
  const code = outline ? spansOf(CODE, outline) : [];
  if (!mayHoldPlaceholders(mask(text, code, /[\s\S]+/, ' '))) {
    return { placeholders: [], text, tree: first.tree };
  }
  const found = takePlaceholders(text, code);
  if (found.text === text) return { ...found, tree: first.tree };
  const second = parseGuarded(found.text);
  return 'refused' in second ? second : { ...found, tree: second.tree };
}

type Guarded = { tree: Root | Problem } | { refused: Problem };

/**
 * Scans the raw text first, as if none of it were code. If that finds something dangerous, the text is
 * parsed with the contents of code, comments and strings masked. If the result has them in the same
 * places, the danger was only inside them, and the whole text can be parsed.
 */
function parseGuarded(text: string): Guarded {
  if (opensTooMuch(text)) return { refused: exceeded('levels') };
  const danger = dangerIn(text, text);
  if (!danger) return { tree: parseMdx(text) };
  const outline = parseOutline(text, hasMuchMarkup(text) ? /[&\\:_]/g : null);
  if (!outline) return danger;
  const unfenced = mask(text, spansOf(FENCES, outline), CONTENT, 'x');
  const code = spansOf(CODE, outline);
  const uncoded = mask(text, code, CONTENT, 'x');
  const harmless = harmlessIn(uncoded);
  const inside = harmless.map((one) => one.inside);
  const skeleton = mask(uncoded, inside, CONTENT, 'x');
  const left = dangerIn(skeleton, unfenced);
  if (left) return left;
  const tree = parseMdx(skeleton);
  if (isProblem(tree)) return { tree };
  const found = new Set(spansOf(EXPRESSIONS, tree).map(name));
  const isSame = [...code, ...harmless.map(({ whole }) => whole)].every((span) =>
    found.has(name(span)),
  );
  return isSame ? { tree: parseMdx(text) } : danger;
}

const name = ({ start, end }: Span) => `${start}-${end}`;

/** @param counted the text whose markup counts towards the budget */
function dangerIn(text: string, counted: string): Guarded | null {
  const code = tooMuchCode(text);
  if (code?.what === 'brackets' || nestsTooDeep(text)) return { refused: exceeded('levels') };
  const refused = markupProblem(counted);
  if (refused) return { refused };
  return code && { tree: noCodeAt(code.at, text) };
}

function noCodeAt(offset: number, text: string): Problem {
  const at = positionsIn(text);
  return {
    range: { start: at(offset), end: at(offset + 1) },
    message: 'The MDX does not parse: what follows the brace is not code.',
    hint: 'Write "\\{" for a literal "{", or put it in `code`.',
  };
}
