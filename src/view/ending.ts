import { mappings, text } from '../model/engagement-facts.ts';
import type { Document, Engagement } from '../model/workspace.ts';
import { hrefOf } from './published.ts';

/** The notice on every page once the last day has passed. */
export interface EndingView {
  /** ISO date of the last day. */
  ends: string;
  /** Systems whose grants have not been revoked. */
  grants: string[];
  /** First paragraph of the access document's section on the end; null if there is none. */
  text: string | null;
  /** Link to that section, or to the document. */
  href: string | null;
}

const SECTION = 'when-the-engagement-ends';

/**
 * What to hand back at the end, from the access document.
 *
 * @param documents the site's documents
 * @returns null if the engagement has no end date
 */
export function endingView({ facts }: Engagement, documents: Document[]): EndingView | null {
  if (facts.ends === null) return null;
  const access = documents.find(({ kind }) => kind === 'access');
  const section = access?.source.body?.sections.find(
    ({ slug, id }) => slug === SECTION || id === SECTION,
  );
  const grants = mappings(access?.source.frontmatter.data.grants)
    .filter(({ status }) => status !== 'revoked')
    .flatMap(({ system }) => text(system) ?? []);
  return {
    ends: facts.ends,
    grants: [...new Set(grants)],
    text: section && section.content.notApplicable === null ? section.content.lead || null : null,
    href: access ? `${hrefOf(access)}${section ? `#${section.id}` : ''}` : null,
  };
}
