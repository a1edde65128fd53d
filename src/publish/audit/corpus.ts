import type { Nodes, Root } from 'mdast';
import { contractOf, dataModelOf } from '../../model/code-sources.ts';
import { type Source, writtenIn } from '../../model/source.ts';
import type { Document, Engagement, Workspace } from '../../model/workspace.ts';
import { isProblem, parseMdx, textOf } from '../../parse/mdx.ts';

/** What a source says, so that it can be recognised wherever it turns up. */
export interface Said {
  /** Running text, as separate pieces: as written, and as it reads once rendered. */
  pieces: string[];
}

/** @param withComments whether comments count as said */
export function saidBy(source: Source, withComments: boolean): Said {
  const { body, frontmatter, raw } = source;
  const strings = stringsIn(frontmatter.data);
  if (raw !== null) strings.push(raw);
  if (!body) return { pieces: strings };
  const written = writtenIn(body);
  const text = withComments
    ? written
    : written.replace(/\{\s*\/\*(?:[^*]|\*(?!\/))*\*\/\s*\}/g, ' ');
  const tree = parseMdx(written);
  const rendered = isProblem(tree) ? '' : plainText(tree);
  return { pieces: [...strings, text, rendered] };
}

/** What a document's page shows of the repository: tables and their columns, operations. */
export function saidByRepository(
  document: Document,
  engagement: Engagement,
  workspace: Workspace,
): string[] {
  const model = dataModelOf(document, engagement, workspace);
  const shown = model && { tables: model.tables, neighbours: model.neighbours };
  return stringsIn([shown, contractOf(document, engagement, workspace)]);
}

/** The text that a reader of the page gets, code, alternative texts and attributes included. */
function plainText(tree: Root): string {
  const parts: string[] = [];
  const visit = (node: Nodes) => {
    if (node.type === 'code') parts.push(node.value);
    else if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'image') {
      parts.push(textOf(node));
    } else if (node.type === 'textDirective') parts.push(`:${node.name}`);
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(tree);
  return parts.join(' ');
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...stringsIn(inner)]);
}
