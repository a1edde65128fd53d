import type { Heading, Nodes } from 'mdast';
import { createAnchors } from '../model/slug.ts';
import { commentOf, textOf } from './mdx.ts';

/** The text of a heading on one line, however it is broken and spaced. */
function titleOf(node: Heading): string {
  return textOf(node).replace(/\s+/g, ' ').trim();
}

/** What a heading is called, and where on the page it is. */
export interface HeadingName {
  title: string;
  id: string;
}

/**
 * Ids as GitHub makes them, unique on the page. Written ones (a comment `#id` in the heading) come
 * first, so that no made one takes them.
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
 * @returns every heading of a document that can be linked to, in its order: none in footnotes, which
 * stand elsewhere on the page, or nowhere
 */
export function headingsIn(node: Nodes): Heading[] {
  if (node.type === 'heading') return [node];
  // Nothing that runs in a line holds a heading.
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
