import type { Nodes, Root } from 'mdast';
import { mdxToMdast } from 'satteri';
import { BudgetExceeded } from '../model/budgets.ts';
import { reveal } from '../model/concealed.ts';
import type { Problem } from '../model/source.ts';
import { literalOf } from './attributes.ts';

/** The dialect: what the check reads and what the press compiles must be the same. */
export const MDX_FEATURES = { frontmatter: false, gfm: true, directive: true } as const;

/**
 * Parses MDX with the compiler that renders it.
 *
 * @param text the body with the frontmatter's lines left blank, so that positions are the file's
 * @returns the tree, or where and why it does not parse
 */
export function parseMdx(text: string): Root | Problem {
  try {
    const tree = mdxToMdast(ended(text), { features: MDX_FEATURES }) as Root;
    if (!text.endsWith('\n')) endWithin(tree, text);
    return tree;
  } catch (error) {
    // Building the tree recurses; nothing else in parsing overflows the stack.
    if (error instanceof RangeError) throw new BudgetExceeded('levels');
    return syntaxProblem(error instanceof Error ? error.message : String(error), text);
  }
}

/** What is open at the end ends behind the line break that the file does not have. */
function endWithin(tree: Root, text: string): void {
  const lines = text.split('\n');
  const last = { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
  for (let node: Nodes | undefined = tree; node; ) {
    const { end } = node.position ?? {};
    if (end && end.line > last.line) Object.assign(end, last, { offset: text.length });
    node = 'children' in node ? node.children.at(-1) : undefined;
  }
}

/** Without a line break at its end, an unfinished template literal takes the process down. */
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
  // What is missing at the end of a line or of the file, the parser misses one further.
  const place = line < Number(row) ? source.length : Math.min(Number(column) - 1, source.length);
  // Of an id in braces the parser only says that some expression ends too early.
  const id = /\{#[\w-]+\}/.exec(source);
  const start = id && id.index < Number(column) ? id.index : place;
  const what = sentence
    .replace(/ \(note: .*\)$/s, '')
    .replace(/^Could not parse expression with oxc: (.*)$/s, 'what is in braces is not code ($1)')
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
    return 'Write a link as [text](url); MDX has no <url>.';
  }
  if (source.startsWith('<!--')) return 'Write a comment as {/* … */}.';
  if (source.startsWith('{#')) return 'Write the id of a heading as {/* #id */}.';
  if (source.startsWith('<') && what.includes('closing')) {
    return 'Close the element, or write "\\<" where "<" is text.';
  }
  if (source.startsWith('<')) return 'Write "\\<" or put it in `code` where "<" is text.';
  return 'Write "\\{" or put it in `code` where "{" is text.';
}

/** Nodes that hold blocks: what stands in one does not run into the next. */
const HOLDS_BLOCKS =
  /^(root|blockquote|list|listItem|table|tableRow|footnoteDefinition|containerDirective)$/;

/** The plain text of a node, as a reader sees it; comments and code in braces say nothing. */
export function textOf(node: Nodes): string {
  switch (node.type) {
    case 'text':
      return reveal(node.value);
    case 'inlineCode':
      return node.value;
    case 'mdxTextExpression':
    case 'mdxFlowExpression':
      // `{"{"}` is how MDX writes a brace.
      return String(literalOf(node.value) ?? '').replace(/^(true|false)$/, '');
    case 'break':
      return '\n';
    // `10:30` holds what the parser takes for a directive named "30".
    case 'textDirective':
      return `:${node.name}${node.children.map(textOf).join('')}`;
  }
  if ('alt' in node) return reveal(node.alt ?? '');
  if (!('children' in node)) return '';
  const [only] = node.children;
  if (only && node.children.length === 1) return textOf(only);
  return node.children.map(textOf).join(HOLDS_BLOCKS.test(node.type) ? '\n' : '');
}

/** The text of an expression that holds nothing but block comments; null for any other. */
export function commentOf(expression: string): string | null {
  return /^\s*(?:\/\*(?:[^*]|\*(?!\/))*\*\/\s*)*$/.test(expression)
    ? expression.replace(/\/\*|\*\//g, '').trim()
    : null;
}
