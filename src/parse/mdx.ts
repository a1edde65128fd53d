import type { Nodes, Root } from 'mdast';
import { mdxToMdast } from 'satteri';
import { BudgetExceeded } from '../model/budgets.ts';
import { unmaskMarkup } from '../model/masked-markup.ts';
import type { Problem } from '../model/source.ts';
import { literalOf } from './attributes.ts';

/** The MDX dialect: the check and the press must use the same. */
export const MDX_FEATURES = { frontmatter: false, gfm: true, directive: true } as const;

/**
 * Parses MDX with the compiler that renders it.
 *
 * @param text the body with the frontmatter's lines left blank, so that positions are those of the
 * file
 * @returns the tree, or where and why it doesn't parse
 */
export function parseMdx(text: string): Root | Problem {
  try {
    const tree = mdxToMdast(ended(text), { features: MDX_FEATURES }) as Root;
    if (!text.endsWith('\n')) endWithin(tree, text);
    return tree;
  } catch (error) {
    // Building the tree recurses; nothing else in parsing can overflow the stack.
    if (error instanceof RangeError) throw new BudgetExceeded('levels');
    return syntaxProblem(error instanceof Error ? error.message : String(error), text);
  }
}

/** A node still open at the end would end after a line break that the file doesn't have. */
function endWithin(tree: Root, text: string): void {
  const lines = text.split('\n');
  const last = { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
  for (let node: Nodes | undefined = tree; node; ) {
    const { end } = node.position ?? {};
    if (end && end.line > last.line) Object.assign(end, last, { offset: text.length });
    node = 'children' in node ? node.children.at(-1) : undefined;
  }
}

/** Without a trailing line break, an unfinished template literal crashes the process. */
export function ended(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`;
}

export function isProblem(result: Root | Problem): result is Problem {
  return !('type' in result);
}

/** The message begins with `line:column: ` and ends with a code in parentheses. */
function syntaxProblem(message: string, text: string): Problem {
  const [, row = '1', column = '1', sentence = message] =
    /^(\d+):(\d+): ([\s\S]*?)(?: \(mdx[\w-]*:[\w-]+\))?$/.exec(message) ?? [];
  const lines = text.split('\n');
  const line = Math.min(Number(row), lines.length);
  const source = lines[line - 1] ?? '';
  // If something is missing at the end of a line or of the file, the parser reports it one
  // character late.
  const place = line < Number(row) ? source.length : Math.min(Number(column) - 1, source.length);
  // For an id in braces, the parser only says that some expression ends too early.
  const id = /\{#[\w-]+\}/.exec(source);
  const start = id && id.index < Number(column) ? id.index : place;
  const what = sentence
    .replace(/ \(note: .*\)$/s, '')
    .replace(/^Could not parse expression with oxc: (.*)$/s, 'the braces do not contain code ($1)')
    .replace(/\.$/, '');
  return {
    range: {
      start: { line, column: start + 1 },
      end: { line, column: Math.min(start + 1, source.length) + 1 },
    },
    message: `The MDX does not parse: ${what.charAt(0).toLowerCase()}${what.slice(1)}.`,
    hint: syntaxHint(source.slice(start), what),
  };
}

function syntaxHint(source: string, what: string): string {
  if (/^<(https?:|mailto:|[^\s>]+@)/.test(source)) {
    return 'Write a link as [text](url); MDX does not support <url>.';
  }
  if (source.startsWith('<!--')) return 'Write a comment as {/* … */}.';
  if (source.startsWith('{#')) return 'Write the id of a heading as {/* #id */}.';
  if (source.startsWith('<') && what.includes('closing')) {
    return 'Close the element, or write "\\<" for a literal "<".';
  }
  if (source.startsWith('<')) return 'Write "\\<" for a literal "<", or put it in `code`.';
  return 'Write "\\{" for a literal "{", or put it in `code`.';
}

/** Nodes that contain blocks, whose texts must be kept apart. */
const HOLDS_BLOCKS =
  /^(root|blockquote|list|listItem|table|tableRow|footnoteDefinition|containerDirective)$/;

/** The plain text of a node, as a reader sees it, without comments and code in braces. */
export function textOf(node: Nodes): string {
  switch (node.type) {
    case 'text':
      return unmaskMarkup(node.value);
    case 'inlineCode':
      return node.value;
    case 'mdxTextExpression':
    case 'mdxFlowExpression':
      // MDX writes a literal brace as `{"{"}`.
      return String(literalOf(node.value) ?? '').replace(/^(true|false)$/, '');
    case 'break':
      return '\n';
    // The parser reads `10:30` as a directive named "30".
    case 'textDirective':
      return `:${node.name}${node.children.map(textOf).join('')}`;
  }
  if ('alt' in node) return unmaskMarkup(node.alt ?? '');
  if (!('children' in node)) return '';
  const [only] = node.children;
  if (only && node.children.length === 1) return textOf(only);
  return node.children.map(textOf).join(HOLDS_BLOCKS.test(node.type) ? '\n' : '');
}

/** The text of an expression that contains only block comments; null for any other. */
export function commentOf(expression: string): string | null {
  return /^\s*(?:\/\*(?:[^*]|\*(?!\/))*\*\/\s*)*$/.test(expression)
    ? expression.replace(/\/\*|\*\//g, '').trim()
    : null;
}
