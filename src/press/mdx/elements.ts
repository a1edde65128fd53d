import type { MdastVisitorContext, MdxJsxFlowElement, MdxJsxTextElement } from 'satteri';
import { slugOf } from '../../model/slug.ts';
import { attributeOf } from '../../parse/attributes.ts';
import { textOf } from '../../parse/mdx.ts';
import type { Rendering } from '../../view/rendering.ts';
import { FIRST_LINE } from './code.ts';
import { element, type Href } from './nodes.ts';

/** Resolves a component's references: links, files of the site, code. */
export function renderElement(
  node: Readonly<MdxJsxFlowElement | MdxJsxTextElement>,
  { links, images, snippets }: Rendering,
  href: Href,
  context: MdastVisitorContext,
): void {
  const literal = (name: string) => {
    const value = node.attributes.map(attributeOf).find((one) => one.name === name)?.value;
    return typeof value === 'string' ? value : null;
  };
  const rewrite = (name: string, value: string) => {
    const others = node.attributes.filter((one) => !('name' in one) || one.name !== name);
    const attribute = { type: 'mdxJsxAttribute' as const, name, value };
    context.replaceNode(node, { ...node, attributes: [...others, attribute] } as MdxJsxFlowElement);
  };
  if (node.name === 'a') {
    const target = links[literal('href') ?? ''];
    if (target) rewrite('href', href(target));
  } else if (node.name === 'Term') {
    rewrite('id', slugOf((literal('id') ?? textOf(node as MdxJsxFlowElement)).trim()));
  } else if (node.name === 'Snippet') {
    const shown = snippetElement(node, literal('from'), literal('title'), snippets);
    if (shown) context.replaceNode(node, shown);
  } else if (node.name === 'Video') {
    rewriteMedia(node, { links, images }, href, context);
  }
}

/** Code with its source; within a sentence, only the source. */
function snippetElement(
  node: Readonly<MdxJsxFlowElement | MdxJsxTextElement>,
  from: string | null,
  title: string | null,
  snippets: Rendering['snippets'],
): MdxJsxFlowElement | null {
  const reference = (from ?? '').replace(/^repo:/, '');
  const snippet = Object.hasOwn(snippets, reference) ? snippets[reference] : undefined;
  if (!snippet || node.attributes.some((one) => 'name' in one && one.name === 'path')) return null;
  const { href: target, path, language, text: code, from: first, to, last, commit } = snippet;
  const attributes = {
    from: reference,
    title: title ?? undefined,
    href: target ?? undefined,
    path,
    lines: first === to ? `${first}` : `${first}–${to}`,
    rest: last === null ? undefined : `${last}`,
    commit: commit ?? undefined,
  };
  if (node.type === 'mdxJsxTextElement') {
    return { ...element('Snippet', attributes, []), type: 'mdxJsxTextElement' } as never;
  }
  const meta = `${FIRST_LINE}=${first}`;
  return element('Snippet', attributes, [{ type: 'code', lang: language, meta, value: code }]);
}

/** A video's files: the video, its poster, its transcript. */
function rewriteMedia(
  node: Readonly<MdxJsxFlowElement | MdxJsxTextElement>,
  { links, images }: Pick<Rendering, 'links' | 'images'>,
  href: Href,
  context: MdastVisitorContext,
): void {
  const attributes = node.attributes.map((attribute) => {
    const { name, value } = attributeOf(attribute);
    if (name === null || typeof value !== 'string') return attribute;
    const target = images[value]?.src ?? links[value];
    return target ? { type: 'mdxJsxAttribute' as const, name, value: href(target) } : attribute;
  });
  context.replaceNode(node, { ...node, attributes } as MdxJsxFlowElement);
}
