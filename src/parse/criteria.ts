import type { List, ListItem, Nodes } from 'mdast';
import type { Range } from '../model/position.ts';
import type { Criterion, CriterionReference, Prose } from '../model/source.ts';
import { textOf } from './mdx.ts';
import { rangeOf } from './node-range.ts';

/** `AC-1`: capital letters, a hyphen, a number. */
const CRITERION = /^\s*([A-Z][A-Z0-9]*-\d+)(?![\w-])[\s.:–—-]*/;
const REFERENCE = /\[([A-Z][A-Z0-9]*-\d+)\](?!\()/g;

/** The id at the beginning of a list item, `AC-1`; null if there is none. */
export function criterionId(item: ListItem): string | null {
  const [paragraph] = item.children;
  if (paragraph?.type !== 'paragraph') return null;
  return CRITERION.exec(textOf(paragraph))?.[1] ?? null;
}

/**
 * @param lines the source
 * @param section index of the section that contains the list
 */
export function criteriaIn(list: List, lines: string[], section: number | null): Criterion[] {
  return list.children.flatMap((item) => {
    const id = criterionId(item);
    if (id === null) return [];
    return {
      id,
      text: textOf(item).replace(CRITERION, '').replace(/\s+/g, ' ').trim(),
      checked: item.checked ?? null,
      range: rangeOfId(id, item, lines),
      prose: proseOf(item, lines),
      section,
    };
  });
}

/** The range of the item's running text; a nested criterion is separate. */
function proseOf(node: Nodes, lines: string[]): Prose[] {
  if (node.type === 'text') return [writtenAt(rangeOf(node), lines)];
  if (!('children' in node)) return [];
  return node.children.flatMap((child) =>
    child.type === 'listItem' && criterionId(child) !== null ? [] : proseOf(child, lines),
  );
}

function writtenAt(range: Range, lines: string[]): Prose {
  const { start, end } = range;
  const text = lines
    .slice(start.line - 1, end.line)
    .join('\n')
    .slice(start.column - 1);
  const last = lines[end.line - 1] ?? '';
  return { text: text.slice(0, text.length - (last.length - end.column + 1)), range };
}

/** An id may be emphasised, in code or after a comment. */
function rangeOfId(id: string, item: ListItem, lines: string[]): Range {
  const { start } = rangeOf(firstText(item) ?? item);
  const at = lines[start.line - 1]?.indexOf(id, start.column - 1) ?? -1;
  const column = at === -1 ? start.column : at + 1;
  return {
    start: { line: start.line, column },
    end: { line: start.line, column: column + id.length },
  };
}

function firstText(node: Nodes): Nodes | null {
  if ('value' in node)
    return /^(text|inlineCode)$/.test(node.type) && node.value.trim() ? node : null;
  if (!('children' in node)) return null;
  for (const child of node.children) {
    const found = firstText(child);
    if (found) return found;
  }
  return null;
}

/**
 * Finds `[AC-1]` in a text node. Searches the source, because escapes and entities make a node's
 * value shorter than what is written.
 */
export function criterionReferences(range: Range, lines: string[]): CriterionReference[] {
  const references: CriterionReference[] = [];
  for (let line = range.start.line; line <= range.end.line; line++) {
    const text = lines[line - 1] ?? '';
    const from = line === range.start.line ? range.start.column - 1 : 0;
    const to = line === range.end.line ? range.end.column - 1 : text.length;
    for (const match of text.slice(from, to).matchAll(REFERENCE)) {
      const column = from + match.index + 1;
      if (text[column - 2] === '\\') continue;
      const end = column + match[0].length;
      references.push({
        id: match[1] ?? '',
        range: { start: { line, column }, end: { line, column: end } },
      });
    }
  }
  return references;
}
