import { text } from './engagement-facts.ts';
import { systemAnchors } from './systems.ts';
import type { Document } from './workspace.ts';

/** Sections of the cover that have their own anchors. */
const COVER_ANCHORS = ['people', 'channels', 'access', 'the-first-call', 'before-the-first-call'];

/** @returns all ids on a document's page that a link can point to */
export function anchorsOf(document: Document): string[] {
  const { body } = document.source;
  if (!body) return [];
  return [
    'top',
    ...body.headings.map((heading) => heading.id),
    ...(document.kind === 'spec' ? body.criteria.map(({ id }) => criterionAnchor(id)) : []),
    ...(document.kind === 'index' ? COVER_ANCHORS : []),
    ...systemAnchors(document).map(({ anchor }) => anchor),
    ...body.elements.flatMap(({ name, attributes }) =>
      /^[a-z]/.test(name ?? '')
        ? attributes.flatMap((one) => (one.name === 'id' ? (text(one.value) ?? []) : []))
        : [],
    ),
  ];
}

/**
 * Whether a document's page shows something from the repository, with anchors that its content
 * doesn't determine.
 */
export function hasMadeAnchors({ kind, source }: Document): boolean {
  return (
    (kind === 'data-model' || kind === 'api') && (source.frontmatter.data.source ?? null) !== null
  );
}

/** @returns `ac-1` for `AC-1` */
export function criterionAnchor(id: string): string {
  return id.toLowerCase();
}
