import type { Nodes, Root } from 'mdast';
import { textOf } from './mdx.ts';

/** Nodes that may start or end within a word; all others end a paragraph. */
const INLINE = /^(?:emphasis|strong|delete|link|linkReference|textDirective|mdxJsxTextElement)$/;

/**
 * The text a reader of the page sees, including code and alternative texts.
 *
 * @returns the text, split where elements start: one piece more than there are elements
 */
export function readingOf(tree: Root): string[] {
  const pieces: string[] = [];
  let parts: string[] = [];
  const visit = (node: Nodes) => {
    if (node.type === 'code') parts.push(node.value, ' ');
    else if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'image') {
      parts.push(textOf(node));
    } else if (node.type === 'textDirective') parts.push(`:${node.name}`);
    else if (node.type === 'break') parts.push('\n');
    else if (node.type === 'mdxJsxTextElement' || node.type === 'mdxJsxFlowElement') {
      pieces.push(parts.join(''));
      parts = [];
    }
    if (!('children' in node)) return;
    for (const child of node.children) visit(child);
    if (!INLINE.test(node.type)) parts.push('\n\n');
  };
  visit(tree);
  pieces.push(parts.join(''));
  return pieces;
}
