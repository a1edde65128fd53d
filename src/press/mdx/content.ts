import type { Blockquote, Heading, Image, PhrasingContent, Root } from 'mdast';
import type { MdastNode, MdxJsxFlowElement } from 'satteri';
import { defineMdastPlugin, type MdastPluginDefinition, type MdastVisitorContext } from 'satteri';
import { collectDefinitions } from '../../parse/body.ts';
import { textOf } from '../../parse/mdx.ts';
import type { Rendering } from '../../view/rendering.ts';
import { criteriaTable, linkCriteria } from './criteria.ts';
import { renderElement } from './elements.ts';
import { element, type Href, text } from './nodes.ts';

/** The components for GitHub alerts and directives. */
const ALERTS: Record<string, { component: string; title?: string }> = {
  NOTE: { component: 'Note' },
  TIP: { component: 'Tip' },
  IMPORTANT: { component: 'Note', title: 'Important' },
  WARNING: { component: 'Caution', title: 'Warning' },
  CAUTION: { component: 'Danger', title: 'Caution' },
};
const DIRECTIVES: Record<string, string> = {
  note: 'Note',
  tip: 'Tip',
  caution: 'Caution',
  danger: 'Danger',
};

/**
 * Transforms authored content into the theme's. Takes three passes, because a replaced node cannot
 * be changed in the same pass: the first changes leaves in place, the second unwraps dead links,
 * the third moves content into other containers.
 *
 * @param base prefix for site paths, ending with a slash
 */
export function renderContent(rendering: Rendering, base: string): MdastPluginDefinition[] {
  const href = (url: string) => (url.startsWith('/') ? base + url.slice(1) : url);
  // Read before the first pass rewrites them.
  const definitions = new Map<string, string>();
  return [
    renderLeaves(rendering, href, definitions),
    unwrapLinks(rendering, definitions),
    renderContainers(rendering, href),
  ];
}

/** Links to code are styled as code. */
const CODE_LINK = { hProperties: { class: 'code-link' } };
type TextDirective = Extract<MdastNode, { type: 'textDirective' }>;
type LeafDirective = Extract<MdastNode, { type: 'leafDirective' }>;

function renderLeaves(
  rendering: Rendering,
  href: Href,
  definitions: Map<string, string>,
): MdastPluginDefinition {
  return defineMdastPlugin({
    name: 'prebrief-leaves',
    options: { position: true },
    before(root, context) {
      collectDefinitions(root, definitions);
      append(root, rendering, context);
    },
    heading(node, context) {
      const { line, column } = node.position?.start ?? { line: 0, column: 0 };
      const id = rendering.headingIds[`${line}:${column}`];
      if (id === undefined) return;
      context.setProperty(node, 'data', { hProperties: { id } });
      context.appendChild(node, anchorLink(id, textOf(node).trim()));
    },
    link(node, context) {
      const target = rendering.links[node.url];
      if (target === null || target === undefined) return;
      if (node.url.startsWith('repo:')) context.setProperty(node, 'data', CODE_LINK);
      context.setProperty(node, 'url', href(target));
    },
    linkReference(node, context) {
      const url = definitions.get(node.identifier);
      if (url?.startsWith('repo:')) context.setProperty(node, 'data', CODE_LINK);
    },
    definition(node, context) {
      const target = rendering.links[node.url] ?? rendering.images[node.url]?.src;
      if (target) context.setProperty(node, 'url', href(target));
    },
    code(node, context) {
      if (node.lang === 'mermaid')
        context.wrapNode(node, element('MermaidDiagram', {}, []) as never);
    },
    image: (node, context) => sizeImage(node, rendering, href, context),
    text: (node, context) => linkCriteria(node, rendering, href, context),
    // `10:30` and `key:value` are prose here, not directives.
    textDirective(node, context) {
      context.replaceNode(node, asWritten(node, rendering.text) as never);
    },
    leafDirective(node, context) {
      context.replaceNode(node, { type: 'paragraph', children: asWritten(node, rendering.text) });
    },
  });
}

/** Replaces a dead link with its content. */
function unwrapLinks(
  { links }: Rendering,
  definitions: ReadonlyMap<string, string>,
): MdastPluginDefinition {
  return defineMdastPlugin({
    name: 'prebrief-links',
    link(node, context) {
      if (links[node.url] === null) context.replaceNode(node, node.children as never);
    },
    linkReference(node, context) {
      const url = definitions.get(node.identifier);
      if (url !== undefined && links[url] === null) {
        context.replaceNode(node, node.children as never);
      }
    },
  });
}

function renderContainers(rendering: Rendering, href: Href): MdastPluginDefinition {
  return defineMdastPlugin({
    name: 'prebrief-containers',
    options: { position: true },
    list(node, context) {
      const lines = node.children.map(({ position }) => position?.start.line ?? 0);
      if (lines.some((line) => rendering.criteriaLines.includes(line))) {
        context.replaceNode(node, criteriaTable(node));
      }
    },
    blockquote(node, context) {
      const alert = alertOf(node);
      if (alert) context.replaceNode(node, alert);
    },
    containerDirective(node, context) {
      const component = DIRECTIVES[node.name];
      if (!component) return;
      const [first, ...rest] = node.children;
      const labelled = first?.type === 'paragraph' && first.data?.directiveLabel === true;
      const title = labelled ? textOf(first) : undefined;
      context.replaceNode(node, element(component, { title }, labelled ? rest : node.children));
    },
    mdxJsxFlowElement: (node, context) => renderElement(node, rendering, href, context),
    mdxJsxTextElement: (node, context) => renderElement(node, rendering, href, context),
  });
}

/** Restores a directive's source text, keeping the formatting of its label. */
function asWritten(
  node: Readonly<TextDirective | LeafDirective>,
  source: string,
): PhrasingContent[] {
  const slice = (start: number | undefined, end: number | undefined) =>
    text(source.slice(start, end));
  const { start, end } = node.position ?? {};
  const children = node.children as PhrasingContent[];
  const [first, last] = [children[0], children.at(-1)];
  if (!first || !last) return [slice(start?.offset, end?.offset)];
  return [
    slice(start?.offset, first.position?.start.offset),
    ...children,
    slice(last.position?.end.offset, end?.offset),
  ];
}

function sizeImage(
  node: Readonly<Image>,
  { images }: Rendering,
  href: Href,
  context: MdastVisitorContext,
): void {
  const image = images[node.url];
  if (!image) return;
  const { width, height } = image;
  context.setProperty(node, 'url', href(image.src));
  context.setProperty(node, 'data', {
    hProperties: { width, height, loading: 'lazy', decoding: 'async' },
  });
}

function anchorLink(id: string, title: string): PhrasingContent {
  return {
    type: 'link',
    url: `#${id}`,
    title: null,
    children: [],
    data: {
      hProperties: {
        class: 'anchor',
        'aria-label': `Link to section “${title}”`,
        'data-pagefind-ignore': '',
      },
    },
  } as PhrasingContent;
}

/** Appends the data components that the author did not place to their sections. */
function append(
  root: Readonly<Root>,
  { append: components, headingIds }: Rendering,
  context: MdastVisitorContext,
): void {
  const idOf = ({ position }: Readonly<Heading>) =>
    headingIds[`${position?.start.line}:${position?.start.column}`];
  for (const { component, section } of components) {
    const at = root.children.findIndex((node) => node.type === 'heading' && idOf(node) === section);
    const heading = root.children[at];
    if (heading?.type !== 'heading') continue;
    const next = root.children
      .slice(at + 1)
      .find((node) => node.type === 'heading' && node.depth <= heading.depth);
    if (next) context.insertBefore(next, element(component, {}, []));
    else context.appendChild(root as Root, element(component, {}, []));
  }
}

function alertOf(quote: Readonly<Blockquote>): MdxJsxFlowElement | null {
  const [first, ...rest] = quote.children;
  const lead = first?.type === 'paragraph' ? first.children[0] : undefined;
  if (first?.type !== 'paragraph' || lead?.type !== 'text') return null;
  const match = /^\[!([A-Z]+)\][ \t]*(?:\n|$)/i.exec(lead.value);
  const alert = ALERTS[match?.[1]?.toUpperCase() ?? ''];
  if (!match || !alert) return null;
  const remaining = lead.value.slice(match[0].length);
  const children = [...(remaining === '' ? [] : [text(remaining)]), ...first.children.slice(1)];
  const body = children.length === 0 ? rest : [{ type: 'paragraph', children }, ...rest];
  return element(alert.component, { title: alert.title }, body);
}
