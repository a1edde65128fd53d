import { criterionAnchor } from '../model/anchors.ts';
import { criteriaOf } from '../model/criteria.ts';
import { numberOf } from '../model/numbered.ts';
import { type CriterionReview, reviewOf } from '../model/reviews.ts';
import type { Document, Workspace } from '../model/workspace.ts';
import { hrefOf } from './published.ts';

export interface CriteriaView {
  href: string;
  items: CriterionView[];
}

export interface CriterionView {
  id: string;
  text: string;
  /** State of its checkbox; null if it has none. */
  checked: boolean | null;
  /** Whether it is met, from its checkbox or else from a review; null if unknown. */
  met: boolean | null;
  href: string;
  /** The latest review that mentions it, `changes requested in` `review 2`; null if none does. */
  review: { lead: string; label: string; href: string } | null;
}

/**
 * The criteria of the spec, each with whether it is met and the latest review that mentions it.
 *
 * @param documents the site's documents
 */
export function criteriaView(documents: Document[], workspace: Workspace): CriteriaView | null {
  const spec = documents.find(({ kind }) => kind === 'spec');
  const criteria = spec ? criteriaOf(spec, workspace) : [];
  if (!spec || criteria.length === 0) return null;
  const reviews = documents.filter(({ kind }) => kind === 'review');
  const items = criteria.map(({ id, text, checked }): CriterionView => {
    const found = reviewOf(id, reviews);
    const met = isMet(checked, found);
    const href = `${hrefOf(spec)}#${criterionAnchor(id)}`;
    return { id, text, checked, met, href, review: found ? reviewLink(found, met) : null };
  });
  return { href: `${hrefOf(spec)}#acceptance-criteria`, items };
}

/** The checkbox decides. Without one, the latest review does, if it reached a verdict. */
function isMet(checked: boolean | null, found: CriterionReview | null): boolean | null {
  if (checked !== null || !found || found.verdict === 'mentioned') return checked;
  return found.verdict === 'approved';
}

function reviewLink(
  { review, verdict }: CriterionReview,
  met: boolean | null,
): NonNullable<CriterionView['review']> {
  const number = numberOf(review);
  return {
    lead: leadOf(verdict, met),
    label: number === null ? review.title : `review\u00a0${number}`,
    href: hrefOf(review),
  };
}

/** Approving one piece of work does not meet a criterion whose checkbox is still open. */
function leadOf(verdict: CriterionReview['verdict'], met: boolean | null): string {
  if (verdict === 'changes') return met === true ? 'after' : 'changes requested in';
  return verdict === 'approved' && met === true ? 'approved in' : 'see';
}
