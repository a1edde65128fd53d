import type { Nodes } from 'mdast';
import { BUDGETS, exceeded } from '../model/budgets.ts';
import type { Problem } from '../model/source.ts';

/** How deeply quotes, list items, elements and emphasis can be nested. */
export const MAX_DEPTH = BUDGETS.levels.most;

/**
 * The native parser recurses, and about 4,900 nested quotes (half that in a worker) crash the
 * process. This limit is far below that and far above any real document; the exact limit is
 * enforced on the tree.
 */
const MAX_LEXICAL_DEPTH = 1000;

const LEAD = /^[ \t]*(?:(?:>|[*+-](?=[ \t])|\d{1,9}[.)](?=[ \t]))[ \t]*)*/;
/**
 * Characters for which the parser takes quadratic time: in a paragraph, or for `<` in a document.
 */
const MARKUP = /[<{&\\:_]/g;
/** Label brackets and tags, opening and closing. */
const NESTING = /\\.|\[|\]|<(?=[A-Za-z])|<\/|\/>|\n[ \t]*\n/g;

/** Whether any line opens more quotes and lists than the parser can handle. */
export function opensTooMuch(text: string): boolean {
  return text.split('\n').some((line) => {
    if (line.length <= MAX_LEXICAL_DEPTH) return false;
    const lead = LEAD.exec(line)?.[0] ?? '';
    const indentation = lead.length - lead.trimStart().length;
    // Every two columns of indentation may continue one of them.
    return lead.replace(/[\s\d]/g, '').length + indentation / 2 > MAX_LEXICAL_DEPTH;
  });
}

/** Whether a text contains so much markup that its distribution matters. */
export function hasMuchMarkup(text: string): boolean {
  const { most } = BUDGETS.paragraphMarkup;
  return text.length > most && (text.match(MARKUP)?.length ?? 0) > most;
}

/** @returns why a text would keep the parser busy for minutes; null if it would not */
export function markupProblem(text: string): Problem | null {
  if (!hasMuchMarkup(text)) return null;
  let inParagraph = 0;
  let tags = 0;
  for (const line of text.split('\n')) {
    if ((LEAD.exec(line)?.[0] ?? '').trim() !== '' || /^[ \t]*(?:$|[#|]|:::)/.test(line)) {
      inParagraph = 0;
    }
    if (/^[ \t]*:::/.test(line)) tags += 1;
    inParagraph += line.match(MARKUP)?.length ?? 0;
    tags += line.split('<').length - 1;
    if (inParagraph > BUDGETS.paragraphMarkup.most) return exceeded('paragraphMarkup');
    if (tags > BUDGETS.documentTags.most) return exceeded('documentTags');
  }
  return null;
}

/** Whether labels or tags are nested far more deeply than allowed. */
export function nestsTooDeep(text: string): boolean {
  if ((text.match(/[<[]/g)?.length ?? 0) <= MAX_LEXICAL_DEPTH) return false;
  let tags = 0;
  let labels = 0;
  for (const [token] of text.matchAll(NESTING)) {
    if (token === '[') labels += 1;
    else if (token === ']') labels = Math.max(0, labels - 1);
    else if (token === '<') tags += 1;
    else if (token === '</' || token === '/>') tags = Math.max(0, tags - 1);
    else if (token.startsWith('\n')) labels = 0;
    if (Math.max(tags, labels) > MAX_LEXICAL_DEPTH) return true;
  }
  return false;
}

/** @returns why a parsed text is rejected; null if its nesting is within the limit */
export function depthProblem(tree: Nodes): Problem | null {
  return isDeeperThan(MAX_DEPTH, tree) ? exceeded('levels') : null;
}

/**
 * Doesn't recurse deeper than the limit: nodes that don't count as a level contain only nodes that
 * do, or text.
 */
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
