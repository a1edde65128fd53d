import { publishable } from '../model/address.ts';
import { criterionAnchor } from '../model/anchors.ts';
import { criteriaOf } from '../model/criteria.ts';
import { documentsOf } from '../model/documents.ts';
import { mappings, text } from '../model/engagement-facts.ts';
import type { Document, Engagement, Workspace } from '../model/workspace.ts';
import { hrefOf } from './published.ts';

export interface ReviewView {
  deliverable: string | null;
  pullRequest: string | null;
  outcome: string | null;
  comments: ReviewCommentView[];
}

export interface ReviewCommentView {
  criterion: string | null;
  criterionHref: string | null;
  severity: string;
  where: string | null;
  problem: string;
  change: string | null;
}

export function reviewView(
  document: Document,
  engagement: Engagement,
  workspace: Workspace,
): ReviewView {
  const { data } = document.source.frontmatter;
  const spec = documentsOf(engagement).find(({ kind }) => kind === 'spec');
  const known = new Set(spec ? criteriaOf(spec, workspace).map(({ id }) => id) : []);
  return {
    deliverable: text(data.deliverable),
    pullRequest: publishable(data.pullRequest, 'web'),
    outcome: text(data.outcome),
    comments: mappings(data.comments).map((comment) => {
      const criterion = text(comment.criterion);
      const href =
        spec && criterion !== null && known.has(criterion)
          ? `${hrefOf(spec)}#${criterionAnchor(criterion)}`
          : null;
      return {
        criterion,
        criterionHref: href,
        severity: text(comment.severity) ?? '',
        where: text(comment.where),
        problem: text(comment.problem) ?? '',
        change: text(comment.change),
      };
    }),
  };
}
