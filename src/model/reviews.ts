import { mappings, text } from './engagement-facts.ts';
import { inNumberOrder } from './numbered.ts';
import type { Document } from './workspace.ts';

/** What the last review that mentions a criterion says about it. */
export interface CriterionReview {
  review: Document;
  /**
   * `changes` if one of its blocking comments is about the criterion; `approved` if none is and the
   * review's outcome is that; otherwise it only mentions it.
   */
  verdict: 'approved' | 'changes' | 'mentioned';
}

/**
 * The last review, by number, that mentions a criterion: in a comment, or as `[AC-1]` in its text.
 *
 * @returns null if none does
 */
export function reviewOf(id: string, reviews: readonly Document[]): CriterionReview | null {
  const review = inNumberOrder(reviews).findLast((one) => mentions(one, id));
  if (!review) return null;
  const isBlocked = blockingComments(review).some(({ criterion }) => isAbout(criterion, id));
  const { outcome } = review.source.frontmatter.data;
  const verdict = isBlocked ? 'changes' : outcome === 'approved' ? 'approved' : 'mentioned';
  return { review, verdict };
}

/** How many review comments are blocking, and how many of those say what to change. */
export function feedbackFacts(reviews: readonly Document[]): {
  blocking: number;
  withChange: number;
} {
  const blocking = reviews.flatMap(blockingComments);
  return {
    blocking: blocking.length,
    withChange: blocking.filter(({ change }) => text(change) !== null).length,
  };
}

function blockingComments({ source }: Document): Record<string, unknown>[] {
  return mappings(source.frontmatter.data.comments).filter(
    ({ severity }) => severity === 'blocking',
  );
}

function mentions({ source }: Document, id: string): boolean {
  const { frontmatter, body } = source;
  return (
    mappings(frontmatter.data.comments).some(({ criterion }) => isAbout(criterion, id)) ||
    (body?.criterionReferences ?? []).some((reference) => reference.id === id)
  );
}

function isAbout(criterion: unknown, id: string): boolean {
  return text(criterion)?.trim() === id;
}
