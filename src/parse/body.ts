import type { Heading, Nodes, Root, RootContent, Text } from 'mdast';
import { createTally } from '../model/budgets.ts';
import { componentOf, isAddress } from '../model/components.ts';
import type { Range } from '../model/position.ts';
import { slugOf } from '../model/slug.ts';
import type { Body, Element, Link } from '../model/source.ts';
import { attributeOf, literalOf, textAttribute } from './attributes.ts';
import { countNode } from './count-node.ts';
import { criteriaIn, criterionReferences } from './criteria.ts';
import { isClosedAtEnd } from './ending.ts';
import { type HeadingName, headingNames, headingsIn } from './headings.ts';
import { commentOf, textOf } from './mdx.ts';
import { rangeOf } from './node-range.ts';
import { readingOf } from './reading.ts';
import { contentOf, countWords } from './section-content.ts';

export { criterionId } from './criteria.ts';

/**
 * Node types that documents can contain; any others are rejected, including those of future parser
 * versions.
 */
const PLAIN: ReadonlySet<string> = new Set([
  'root',
  'paragraph',
  'emphasis',
  'strong',
  'delete',
  'blockquote',
  'listItem',
  'table',
  'tableRow',
  'tableCell',
  'thematicBreak',
  'break',
  'footnoteReference',
  'footnoteDefinition',
  'textDirective',
  'leafDirective',
]);

/** The state of the walk. */
interface Context {
  body: Body;
  lines: string[];
  /** Index of the current section; null above the first. */
  section: number | null;
  /** Index of the current H2. */
  parent: number | null;
  definitions: Map<string, string>;
  names: Map<Heading, HeadingName>;
  tally: ReturnType<typeof createTally>;
}

/**
 * Collects the facts of a parsed document in a single walk over its tree.
 *
 * @param text the parsed text, to determine exact ranges inside text nodes
 * @param keepTexts whether to keep the text, and the text that readers see
 * @throws BudgetExceeded if it contains more than can be checked and rendered in reasonable time
 */
export function readBody(tree: Root, text: string, keepTexts = true): Body {
  const body: Body = {
    text: keepTexts ? text : null,
    reading: keepTexts ? readingOf(tree) : null,
    firstLine: text.slice(0, Math.max(0, text.search(/\S/))).split('\n').length,
    isClosed: true,
    headings: [],
    sections: [],
    links: [],
    definitions: [],
    images: [],
    elements: [],
    expressions: [],
    directives: [],
    codeBlocks: [],
    criteria: [],
    criterionReferences: [],
    comments: [],
    commentRanges: [],
    unsupported: [],
    length: { words: 0, codeWords: 0, diagrams: 0 },
  };
  const definitions = new Map<string, string>();
  collectDefinitions(tree, definitions);
  const context: Context = {
    body,
    lines: text.split('\n'),
    section: null,
    parent: null,
    definitions,
    names: headingNames(headingsIn(tree)),
    tally: createTally(),
  };
  const { lines } = context;
  const blocks: RootContent[][] = [];
  for (const node of tree.children) {
    if (node.type === 'heading' && node.depth <= 3) {
      openSection(node, context);
    } else if (context.section !== null) {
      const section = body.sections[context.section];
      if (section) section.end = rangeOf(node).end;
      blocks[context.section] ??= [];
      blocks[context.section]?.push(node);
    }
    readNode(node, context, false);
  }
  for (const [index, section] of body.sections.entries()) {
    section.content = contentOf(blocks[index] ?? [], definitions);
  }
  body.isClosed = isClosedAtEnd(tree, lines);
  return body;
}

/** The first definition of a label takes precedence. */
export function collectDefinitions(node: Nodes, definitions: Map<string, string>): void {
  if (node.type === 'definition' && !definitions.has(node.identifier)) {
    definitions.set(node.identifier, node.url);
  }
  // Inline nodes can't contain one.
  if (!('children' in node) || node.type === 'paragraph' || node.type === 'table') return;
  for (const child of node.children) collectDefinitions(child, definitions);
}

/** An H1 in the middle of a document ends the section above it. */
function openSection(node: Heading, context: Context): void {
  const { sections } = context.body;
  const { depth } = node;
  context.section = null;
  if (depth !== 3) context.parent = null;
  if (depth !== 2 && depth !== 3) return;
  const { title = '', id = '' } = context.names.get(node) ?? {};
  const range = rangeOf(node);
  context.section = sections.length;
  sections.push({
    title,
    slug: slugOf(title),
    id,
    depth,
    range,
    parent: context.parent,
    content: contentOf([], context.definitions),
    end: range.end,
  });
  if (depth === 2) context.parent = context.section;
}

/** @param inLink whether the node is in the text of a link */
function readNode(node: Nodes, context: Context, inLink: boolean): void {
  const { body } = context;
  let isLink = inLink;
  if (node.type === 'text') {
    readText(node, context, inLink);
    return;
  }
  countNode(node, context.tally);
  if (PLAIN.has(node.type)) {
    for (const child of 'children' in node ? node.children : []) readNode(child, context, isLink);
    return;
  }
  const range = rangeOf(node);
  switch (node.type) {
    case 'heading': {
      const name = context.names.get(node);
      if (name) body.headings.push({ depth: node.depth, text: name.title, id: name.id, range });
      break;
    }
    case 'link':
    case 'linkReference':
      body.links.push({ ...addressOf(node, context), text: textOf(node), range });
      isLink = true;
      break;
    case 'definition':
      body.definitions.push({ url: node.url, range });
      break;
    case 'image':
    case 'imageReference':
      body.images.push({ ...addressOf(node, context), alt: node.alt ?? '', range });
      break;
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement': {
      const attributes = node.attributes.map(attributeOf);
      const element = { name: node.name ?? null, attributes, text: textOf(node), range };
      body.elements.push(element);
      readAddresses(element, body);
      isLink ||= node.name === 'a';
      break;
    }
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      readExpression(node.value, range, body);
      break;
    case 'mdxjsEsm': {
      const kind = /^\s*export\b/.test(node.value) ? 'export' : 'import';
      body.expressions.push({ kind, text: node.value, range: rangeOfModule(node.value, range) });
      break;
    }
    case 'containerDirective': {
      const attributes = Object.keys(node.attributes ?? {});
      body.directives.push({ name: node.name, attributes, range });
      break;
    }
    case 'code': {
      const language = node.lang ?? null;
      const isDiagram = language === 'mermaid';
      body.codeBlocks.push({
        language,
        value: isDiagram ? node.value : null,
        lines: isDiagram ? context.lines.slice(range.start.line - 1, range.end.line) : null,
        range,
      });
      if (isDiagram) body.length.diagrams += 1;
      else body.length.codeWords += countWords(node.value);
      break;
    }
    case 'inlineCode':
      body.length.codeWords += countWords(node.value);
      break;
    case 'list':
      for (const criterion of criteriaIn(node, context.lines, context.section)) {
        body.criteria.push(criterion);
      }
      break;
    default:
      body.unsupported.push({ type: node.type, range });
  }
  if ('children' in node) for (const child of node.children) readNode(child, context, isLink);
}

function readText(node: Text, { body, lines }: Context, inLink: boolean): void {
  body.length.words += countWords(node.value);
  if (inLink || !node.value.includes('[')) return;
  for (const reference of criterionReferences(rangeOf(node), lines)) {
    body.criterionReferences.push(reference);
  }
}

function addressOf(
  node: { url: string } | { identifier: string },
  { definitions }: Context,
): { url: string; reference: boolean } {
  return 'url' in node
    ? { url: node.url, reference: false }
    : { url: definitions.get(node.identifier) ?? '', reference: true };
}

/** The addresses in an element's attributes, which are links like any others. */
function readAddresses({ name, attributes, text, range }: Element, body: Body): void {
  const add = (url: string | null, media?: Link['media']) => {
    if (url === null) return;
    body.links.push({ url, text, reference: false, ...(media && { media }), range });
  };
  if (name === 'a') add(textAttribute(attributes, 'href'));
  if (name !== 'Video' || !componentOf(name)) return;
  add(textAttribute(attributes, 'src') ?? '', 'film');
  const transcript = textAttribute(attributes, 'transcript');
  if (transcript !== null && isAddress(transcript)) add(transcript, 'transcript');
  const poster = textAttribute(attributes, 'poster');
  if (poster !== null) body.images.push({ url: poster, alt: null, reference: false, range });
}

function readExpression(text: string, range: Range, body: Body): void {
  const comment = commentOf(text);
  if (comment !== null) {
    body.comments.push(comment);
    body.commentRanges.push(range);
  } else if (literalOf(text) === null) {
    body.expressions.push({ kind: 'expression', text, range });
  }
}

/** The parser includes the line break after `import` and `export`. */
function rangeOfModule(text: string, { start }: Range): Range {
  const lines = text.split('\n');
  const last = lines.at(-1) ?? '';
  const column = (lines.length === 1 ? start.column : 1) + last.length;
  return { start, end: { line: start.line + lines.length - 1, column } };
}
