import { mappings, text } from '../model/engagement-facts.ts';
import { systemAnchors } from '../model/systems.ts';
import type { Document, Engagement } from '../model/workspace.ts';
import { permalink } from './permalink.ts';
import type { CodeReferenceView, SnippetView, SystemView } from './views.ts';

/** Every place in the code that a document names, each once, in the order of the text. */
export function codeReferences(document: Document, { facts }: Engagement): CodeReferenceView[] {
  const { body } = document.source;
  const links = (body?.links ?? [])
    .filter(({ url }) => url.startsWith('repo:'))
    .map(({ url, range }) => ({ reference: url.slice('repo:'.length), range }));
  const embedded = (body?.elements ?? []).flatMap(({ name, attributes, range }) => {
    const from = attributes.find((attribute) => attribute.name === 'from')?.value;
    return name === 'Snippet' && typeof from === 'string' ? [{ reference: from, range }] : [];
  });
  const inOrder = [...links, ...embedded].sort(
    (a, b) =>
      a.range.start.line - b.range.start.line || a.range.start.column - b.range.start.column,
  );
  return [...new Set(inOrder.map(({ reference }) => reference))].map((reference) => ({
    reference,
    href: permalink(reference, facts.repository),
  }));
}

/** The document's `<Snippet>`s by what they are from. */
export function snippets(document: Document, { facts }: Engagement): Record<string, SnippetView> {
  const found: Record<string, SnippetView> = {};
  for (const { name, attributes } of document.source.body?.elements ?? []) {
    const value = (wanted: string) => attributes.find((one) => one.name === wanted)?.value;
    const reference = value('from');
    if (name !== 'Snippet' || typeof reference !== 'string') continue;
    const href = permalink(reference, facts.repository);
    found[reference] = { reference, href, title: text(value('title')) };
  }
  return found;
}

export function systemsOf(document: Document): SystemView[] {
  const systems = mappings(document.source.frontmatter.data.systems);
  const anchors = systemAnchors(document);
  const first = new Map(
    anchors
      .map(({ id, anchor }, at) => [id, { name: text(systems[at]?.name), anchor }] as const)
      .reverse(),
  );
  return systems.map((system, at) => ({
    id: anchors[at]?.id ?? '',
    anchor: anchors[at]?.anchor ?? '',
    name: text(system.name) ?? '',
    kind: text(system.kind) ?? '',
    touch: system.touch === true,
    description: text(system.description),
    uses: mappings(system.uses).map((use) => {
      const id = text(use.system)?.trim() ?? '';
      const used = first.get(id);
      return {
        system: id,
        name: used?.name ?? id,
        href: used ? `#${encodeURIComponent(used.anchor)}` : null,
        via: text(use.via),
        why: text(use.why),
      };
    }),
  }));
}
