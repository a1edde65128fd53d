import type { Nodes } from 'mdast';
import { BUDGETS, exceeded } from '../model/budgets.ts';
import type { Problem } from '../model/source.ts';
import type { Prose } from './prose.ts';

/** How deep quotes, list items, elements and emphasis may stand in each other. */
export const MAX_DEPTH = BUDGETS.levels.most;

/**
 * The native parser recurses on the stack, and takes the process down from about 4,900 levels on
 * (half of that in a worker). Far below, and far above any document; the exact limit is enforced on
 * the tree.
 */
const MAX_LEXICAL_DEPTH = 1000;

/** The same for brackets in an expression of which we cannot tell where it ends. */
const MAX_OPENED = 2000;

/** It also takes quadratic time for these in one paragraph, and for tags in one document. */
const MAX_MARKUP = {
  paragraph: BUDGETS.paragraphMarkup.most,
  document: BUDGETS.documentTags.most,
};

const LEAD = /[ \t]*(?:(?:>|[*+-](?=[ \t])|\d{1,9}[.)](?=[ \t]))[ \t]*)*/y;

/**
 * Refuses what would crash the parser or keep it busy for minutes, without parsing.
 *
 * @returns why the text is refused; null where it can be parsed
 */
export function lexicalProblem(
  text: string,
  { markup, unfenced }: Pick<Prose, 'markup' | 'unfenced'>,
): Problem | null {
  // Nothing opens without a character, so most documents need no closer look.
  if (text.split('\n').some(opensTooMuch)) return tooDeeplyNested();
  if (count(markup, OPENING) > MAX_LEXICAL_DEPTH && nestsTooDeep(markup)) return tooDeeplyNested();
  if (count(unfenced, MARKUP) <= MAX_MARKUP.paragraph) return null;
  return tooMuchIn(unfenced);
}

/** Whether a text can neither be too deep nor hold too much, whatever in it is code. */
export function isHarmless(text: string): boolean {
  return (
    !text.split('\n').some(opensTooMuch) &&
    count(text, OPENING) <= MAX_LEXICAL_DEPTH &&
    (text.length <= MAX_MARKUP.paragraph || count(text, MARKUP) <= MAX_MARKUP.paragraph)
  );
}

const OPENING = /[<[({]/g;
/** What a container begins and ends with. */
const CONTAINER = /^[ \t]*:::/;
const MARKUP = /[<{&\\:_]/g;

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** Whether a line opens more quotes and lists than any may; two columns of indentation may hold one open. */
function opensTooMuch(line: string): boolean {
  if (line.length <= MAX_LEXICAL_DEPTH) return false;
  const lead = leadOf(line);
  const indentation = lead.length - lead.trimStart().length;
  return lead.replace(/[\s\d]/g, '').length + indentation / 2 > MAX_LEXICAL_DEPTH;
}

function leadOf(line: string): string {
  LEAD.lastIndex = 0;
  return LEAD.exec(line)?.[0] ?? '';
}

function tooMuchIn(unfenced: string): Problem | null {
  let inParagraph = 0;
  let tags = 0;
  for (const line of unfenced.split('\n')) {
    if (leadOf(line).trim() !== '' || /^[ \t]*(?:$|[#|]|:::)/.test(line)) inParagraph = 0;
    if (CONTAINER.test(line)) tags += 1;
    for (const [found] of line.matchAll(MARKUP)) {
      inParagraph += 1;
      if (found === '<') tags += 1;
    }
    if (inParagraph > MAX_MARKUP.paragraph) return exceeded('paragraphMarkup');
    if (tags > MAX_MARKUP.document) return exceeded('documentTags');
  }
  return null;
}

/** @returns why a parsed text is refused; null where it is no deeper than it may be */
export function depthProblem(tree: Nodes): Problem | null {
  return isDeeperThan(MAX_DEPTH, tree) ? tooDeeplyNested() : null;
}

/** Goes no deeper than that itself: what does not count as a level holds only what does, or text. */
function isDeeperThan(depth: number, node: Nodes): boolean {
  if (!('children' in node)) return false;
  for (const child of node.children) {
    const left = FLAT.has(child.type) ? depth : depth - 1;
    if (left < 0 || isDeeperThan(left, child)) return true;
  }
  return false;
}

const FLAT: ReadonlySet<string> = new Set(
  'paragraph heading list table tableRow tableCell text'.split(' '),
);

/** Brackets are counted as the parser meets them; where that cannot be known, none is taken for closed. */
function nestsTooDeep(text: string): boolean {
  const nesting = /\\.|[<>[\](){}]|\n[ \t]*\n|\/\*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[`/]/g;
  let tags = 0;
  let labels = 0;
  let inCode = 0;
  let opaque = false;
  for (let match = nesting.exec(text); match; match = nesting.exec(text)) {
    const [token] = match;
    if (token === '{' || (inCode > 0 && /[([]/.test(token))) {
      inCode += 1;
    } else if (inCode > 0) {
      // A template, a regular expression or an element may hide brackets that are text.
      if (/^[`/<]/.test(token) && token !== '/*') opaque = true;
      else if (token === '/*') nesting.lastIndex = endOfComment(text, match.index);
      else if (/^[)\]}]/.test(token) && !opaque) inCode -= 1;
    } else if (/^["']/.test(token)) {
      nesting.lastIndex = match.index + 1;
    } else if (token === '[') {
      labels += 1;
    } else if (token === ']') {
      labels -= labels > 0 ? 1 : 0;
    } else if (token.startsWith('\n')) {
      labels = 0;
    } else if (token === '<') {
      const next = text[match.index + 1] ?? '';
      if (next === '/') tags -= tags > 0 ? 1 : 0;
      else if (/[A-Za-z]/.test(next)) tags += 1;
    } else if (token === '>' && text[match.index - 1] === '/') {
      tags -= tags > 0 ? 1 : 0;
    }
    const deepest = Math.max(tags, labels, opaque ? 0 : inCode);
    if (deepest > MAX_LEXICAL_DEPTH || inCode > MAX_OPENED) return true;
  }
  return false;
}

function endOfComment(text: string, start: number): number {
  const end = text.indexOf('*/', start + 2);
  return end === -1 ? text.length : end + 2;
}

export function tooDeeplyNested(): Problem {
  return exceeded('levels');
}
