import { mappings, text } from '../model/engagement-facts.ts';
import type { Document, Engagement } from '../model/workspace.ts';
import { hrefOf } from './published.ts';

/** What every page says once the last day has passed. */
export interface EndingView {
  /** ISO date of the last day. */
  ends: string;
  /** Systems of the grants that were not revoked. */
  grants: string[];
  /** The first paragraph of what the access document says about the end; null where it says nothing. */
  text: string | null;
  /** Where it says more. */
  href: string | null;
}

const SECTION = 'when-the-engagement-ends';

/**
 * What is handed back at the end, as the access document says it.
 *
 * @param documents those of the site
 * @returns null where nobody knows when the engagement ends
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
