import type { Heading, Nodes } from 'mdast';
import { createAnchors } from '../model/slug.ts';
import { commentOf, textOf } from './mdx.ts';

/** The text of a heading on one line, with normalised white space. */
function titleOf(node: Heading): string {
  return textOf(node).replace(/\s+/g, ' ').trim();
}

/** The text of a heading, and its id on the page. */
export interface HeadingName {
  title: string;
  id: string;
}

/**
 * Ids generated as on GitHub, unique on the page. Explicit ids (a comment `#id` in the heading) are
 * reserved first, so that no generated id takes them.
 */
export function headingNames(headings: Heading[]): Map<Heading, HeadingName> {
  const names = new Map<Heading, HeadingName>();
  const anchors = createAnchors();
  for (const node of headings) {
    const written = writtenId(node);
    if (written !== null) names.set(node, { title: titleOf(node), id: anchors.written(written) });
  }
  for (const node of headings) {
    if (names.has(node)) continue;
    const title = titleOf(node);
    names.set(node, { title, id: anchors.made(title) });
  }
  return names;
}

/**
 * @returns all headings of a document that can be linked to, in order. Excludes those in footnotes,
 * which are moved elsewhere on the page or dropped
 */
export function headingsIn(node: Nodes): Heading[] {
  if (node.type === 'heading') return [node];
  // Inline nodes can't contain a heading.
  if (!('children' in node) || /^(paragraph|table|footnoteDefinition)$/.test(node.type)) return [];
  return node.children.flatMap(headingsIn);
}

function writtenId(node: Heading): string | null {
  for (const child of node.children) {
    if (child.type !== 'mdxTextExpression') continue;
    const id = /^#([\p{L}\p{N}_.-]+)$/u.exec(commentOf(child.value) ?? '')?.[1];
    if (id) return id;
  }
  return null;
}
