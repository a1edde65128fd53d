import { mappings, text } from './engagement-facts.ts';
import type { Document } from './workspace.ts';

/**
 * The ids of the systems that a document describes, in order, each with the anchor of its row:
 * `system-billing-api`. If a heading or an element already has that id, links to it point there,
 * and the row gets the next free id.
 */
export function systemAnchors({ source }: Document): { id: string; anchor: string }[] {
  const { body, frontmatter } = source;
  const taken = new Set([
    ...(body?.headings ?? []).map(({ id }) => id),
    ...(body?.elements ?? []).flatMap(({ attributes }) =>
      attributes.flatMap(({ name, value }) => (name === 'id' ? String(value) : [])),
    ),
  ]);
  return mappings(frontmatter.data.systems).map((system) => {
    const id = text(system.id)?.trim() ?? '';
    // An anchor can't contain spaces.
    const wanted = `system-${id.replace(/\s+/g, '-')}`;
    let anchor = wanted;
    for (let next = 2; taken.has(anchor); next++) anchor = `${wanted}-${next}`;
    taken.add(anchor);
    return { id, anchor };
  });
}
