import type { Nodes, RootContent } from 'mdast';
import { componentOf } from '../model/components.ts';
import type { Need, SectionContent } from '../model/source.ts';
import { attributeOf, literalOf, textAttribute } from './attributes.ts';
import { criterionId } from './criteria.ts';
import { commentOf, textOf } from './mdx.ts';

const NOT_APPLICABLE = /^not applicable\s*(?:[:.–—-]\s*(.*))?$/is;

/**
 * The content of a section, as far as contracts need it.
 *
 * @param definitions addresses by the label of their definition
 */
export function contentOf(
  nodes: RootContent[],
  definitions: ReadonlyMap<string, string>,
): SectionContent {
  const shown = nodes.filter(isShown);
  const paragraphs = shown.filter((node) => node.type === 'paragraph');
  const has: Partial<Record<Need, number>> = {};
  for (const node of nodes) {
    countNeeds(node, definitions, (need) => {
      has[need] = (has[need] ?? 0) + 1;
    });
  }
  const [first] = paragraphs;
  const lead = first ? textOf(first).trim() : '';
  const reason = shown.length === 1 ? NOT_APPLICABLE.exec(lead) : null;
  return {
    empty: shown.length === 0,
    notApplicable: reason ? reasonOf(reason[1] ?? '') : null,
    paragraphs: paragraphs.length,
    words: shown.reduce((sum, node) => sum + wordsIn(node), 0),
    lead,
    has,
  };
}

/**
 * Words of running text. Chinese and Japanese don't separate words, so each character counts as
 * one.
 */
export function countWords(text: string): number {
  return countPlainWords(text) ?? text.match(WORD)?.length ?? 0;
}

/** A faster count for ASCII, which most text is; null for any other text. */
function countPlainWords(text: string): number | null {
  let words = 0;
  let inWord = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) return null;
    if (code === 0x20 || (code >= 0x09 && code <= 0x0d)) {
      inWord = false;
    } else if (!inWord && isAlphanumeric(code)) {
      inWord = true;
      words += 1;
    }
  }
  return words;
}

function isAlphanumeric(code: number): boolean {
  const letter = code | 0x20;
  return (letter >= 0x61 && letter <= 0x7a) || (code >= 0x30 && code <= 0x39);
}

const WORD =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]|[\p{L}\p{N}](?:(?![\p{sc=Han}\p{sc=Hira}\p{sc=Kana}])\S)*/gu;

function reasonOf(text: string): string {
  return /[\p{L}\p{N}]/u.test(text) ? text.trim() : '';
}

/** Part of a word may be emphasised, so the words of a whole paragraph are counted together. */
function wordsIn(node: Nodes): number {
  if (node.type === 'heading') return 0;
  if (!('children' in node)) return node.type === 'text' ? countWords(node.value) : 0;
  const isProse = node.type === 'paragraph' || node.type === 'tableCell';
  if (isProse) return countWords(textOf(node));
  return node.children.reduce((sum, child) => sum + wordsIn(child), 0);
}

function countNeeds(
  node: Nodes,
  definitions: ReadonlyMap<string, string>,
  count: (need: Need) => void,
): void {
  switch (node.type) {
    case 'list':
      count('list');
      break;
    case 'listItem':
      if (typeof node.checked === 'boolean') count('checklist');
      if (criterionId(node)) count('criteria');
      break;
    case 'table':
    case 'image':
      count(node.type);
      break;
    case 'imageReference':
      count('image');
      break;
    case 'code':
      if (node.lang === 'mermaid') count('diagram');
      break;
    case 'link':
      countLink(node.url, count);
      break;
    case 'linkReference':
      countLink(definitions.get(node.identifier) ?? '', count);
      break;
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement': {
      const href = textAttribute(node.attributes.map(attributeOf), 'href');
      if (node.name === 'a') countLink(href ?? '', count);
      if (node.name === 'Snippet') count('code-reference');
      if (node.name === 'SystemMap' || node.name === 'DataModel') count('diagram');
      if (node.name === 'Criteria' || node.name === 'Grants') count('table');
      break;
    }
  }
  if ('children' in node) for (const child of node.children) countNeeds(child, definitions, count);
}

function countLink(url: string, count: (need: Need) => void): void {
  count('link');
  if (url.startsWith('repo:')) count('code-reference');
}

/** Whether a node renders something visible in place. */
function isShown(node: Nodes): boolean {
  switch (node.type) {
    case 'text':
      return !/^\s*(\[[ xX]?\])?\s*$/.test(node.value);
    case 'inlineCode':
    case 'code':
      return node.value.trim() !== '';
    case 'image':
    case 'imageReference':
    case 'footnoteReference':
    case 'textDirective':
    case 'leafDirective':
      return true;
    // A deeper heading is visible only with content below it; footnotes are at the end of the page.
    case 'heading':
    case 'footnoteDefinition':
      return false;
    case 'paragraph':
      return node.data?.directiveLabel !== true && node.children.some(isShown);
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      return commentOf(node.value) === null && String(literalOf(node.value) ?? 'x').trim() !== '';
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return showsData(node.name ?? '') || node.children.some(isShown);
    default:
      return 'children' in node && node.children.some(isShown);
  }
}

/** The workspace's own components show their children. */
function showsData(name: string): boolean {
  return /^[A-Z]/.test(name) && (componentOf(name)?.showsData ?? true);
}
