import type { Element, Nodes } from 'hast';
import { htmlToHast } from 'satteri';
import { BLOCK, LINK, TAG, unmarked } from './letters.ts';

export interface PageTexts {
  /** The visible text, with markers for tags. */
  text: string;
  /** Attribute values, comments, scripts and styles, as separate texts. */
  others: string[];
  /** Targets of links and images. */
  links: string[];
}

/** Inline elements, which may occur within a word. */
const INLINE =
  /^(?:a|abbr|b|bdi|bdo|button|cite|code|data|del|dfn|em|font|i|img|ins|kbd|label|mark|q|s|samp|small|span|strong|sub|summary|sup|time|tspan|u|var|wbr)$/;
const LEADS = /^(?:href|src|poster|data|action|xLinkHref)$/;
const LINKS = /^(?:a|button|label|summary)$/;

/** @returns the texts of a page or drawing */
export function pageTexts(html: string): PageTexts {
  const parts: string[] = [];
  const others: string[] = [];
  const links: string[] = [];
  // Comments are invisible: the text around them reads as one.
  const visit = (node: Nodes, into: string[]) => {
    if (node.type === 'text') into.push(unmarked(node.value));
    else if (node.type === 'comment') others.push(node.value);
    else if (node.type === 'element') visitElement(node, into);
    else if ('children' in node) for (const child of node.children) visit(child, into);
  };
  const visitElement = (element: Element, into: string[]) => {
    const { tagName, properties, children, content } = element;
    for (const [name, value] of Object.entries(properties)) {
      if (typeof value === 'string' && LEADS.test(name)) links.push(value);
      if (typeof value === 'string') others.push(value);
      else if (Array.isArray(value)) others.push(value.join(' '));
    }
    if (tagName === 'script' || tagName === 'style') {
      const inner: string[] = [];
      for (const child of children) visit(child, inner);
      others.push(inner.join(''));
      return;
    }
    const mark = markOf(tagName);
    into.push(mark);
    for (const child of children) visit(child, into);
    if (content) visit(content, into);
    into.push(mark);
  };
  visit(htmlToHast(html) as Nodes, parts);
  return { text: parts.join(''), others, links };
}

function markOf(tagName: string): string {
  if (tagName === 'br') return '\n';
  if (!INLINE.test(tagName)) return BLOCK;
  return LINKS.test(tagName) ? LINK : TAG;
}
