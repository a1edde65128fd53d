import type { List, ListItem, PhrasingContent, Text } from 'mdast';
import type { MdastVisitorContext, MdxJsxFlowElement } from 'satteri';
import { unmaskMarkup } from '../../model/masked-markup.ts';
import { criterionId } from '../../parse/body.ts';
import { textOf } from '../../parse/mdx.ts';
import type { Rendering } from '../../view/rendering.ts';
import { element, type Href, text } from './nodes.ts';

/** `[AC-1]` in prose becomes a link to the criterion. */
export function linkCriteria(
  node: Readonly<Text>,
  { criteria }: Rendering,
  href: Href,
  context: MdastVisitorContext,
): void {
  const value = unmaskMarkup(node.value);
  const parts = value.split(/\[([A-Z][A-Z0-9]*-\d+)\]/);
  const isLinked = /^link/.test(context.parent(node)?.type ?? '');
  if (parts.length === 1 || isLinked) {
    if (value !== node.value) context.setProperty(node, 'value', value);
    return;
  }
  const children = parts.map((part, index): PhrasingContent => {
    const target = index % 2 === 1 ? criteria[part] : undefined;
    if (target === undefined) return text(index % 2 === 1 ? `[${part}]` : part);
    return { type: 'link', url: href(target), title: null, children: [text(part)] };
  });
  context.replaceNode(node, children as never);
}

/** @returns the table that shows a list of criteria */
export function criteriaTable(list: Readonly<List>): MdxJsxFlowElement {
  const rows = list.children.map((item) => {
    const id = criterionId(item) ?? '';
    return element('CriteriaRow', { id, anchor: id.toLowerCase() }, withoutId(item, id));
  });
  return element('CriteriaTable', {}, rows);
}

/** The item's content after its id, which has its own cell. */
function withoutId(item: Readonly<ListItem>, id: string): unknown[] {
  const [first, ...rest] = item.children;
  if (first?.type !== 'paragraph' || id === '') return item.children as unknown[];
  const [lead, ...others] = first.children;
  const leadText = lead ? textOf(lead) : '';
  // The emphasis may contain only the id, or more text after it.
  const remaining = leadText.replace(id, '').replace(/^[\s.:–—-]+/, '');
  const next = others[0];
  const tail =
    remaining === '' && next?.type === 'text'
      ? [text(next.value.replace(/^[\s.:–—-]+/, '')), ...others.slice(1)]
      : others;
  const children = remaining === '' ? tail : [text(remaining), ...others];
  return rest.length === 0 ? children : [{ type: 'paragraph', children }, ...rest];
}
