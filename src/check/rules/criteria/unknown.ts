import { didYouMean } from '../../../model/closest.ts';
import { criteriaOf } from '../../../model/criteria.ts';
import { documentsOf, engagementsOf, isPublished } from '../../../model/documents.ts';
import { mappings, text } from '../../../model/engagement-facts.ts';
import type { CriterionReference } from '../../../model/source.ts';
import type { Document, Engagement } from '../../../model/workspace.ts';
import { type Context, defineRule } from '../../define-rule.ts';
import { exampleReview } from '../../review-comments.ts';

export default defineRule({
  id: 'criteria/unknown',
  summary: 'Every criterion that a document refers to is in the spec.',
  why: 'Work measured against a criterion that nobody wrote down can be neither accepted nor rejected.',
  document(document, context, report) {
    const references = document.source.body?.criterionReferences ?? [];
    const named = criteriaOfComments(document);
    if (references.length + named.length === 0) return;
    const known = engagementsOf(document, context.engagement, context.workspace).flatMap(
      (engagement) => knownIds(engagement, context) ?? [],
    );
    for (const reference of [...named, ...references]) {
      const { id, range } = reference;
      // Text in brackets may not be a criterion.
      const isMeant = (ids: Set<string>) => named.includes(reference) || isCriterion(id, ids);
      const unknown = known.find((ids) => !ids.has(id) && isMeant(ids));
      if (!unknown) continue;
      report({
        range,
        message: `The spec has no criterion ${id}.`,
        hint: didYouMean(id, unknown, 'Add it to "Acceptance criteria" in the spec.'),
      });
    }
  },
  examples: {
    pass: [
      {
        files: {
          'page.mdx': 'As [AC-1] says, dates are [ISO-8601]; `[AC-9]`, \\[AC-9], [AC-9](/spec/).\n',
        },
      },
    ],
    fail: [
      {
        ...exampleReview(
          'severity: blocking\n    criterion: AC 1\n    problem: It is slow.\n    change: Add an index.',
        ),
        findings: ['reviews/0001-a.mdx:6:16-6:20'],
      },
      { files: { 'page.mdx': '😀 Both [AC-1] and [AC-9].\n' }, findings: ['page.mdx:6:20-6:26'] },
      {
        edits: {
          'spec.mdx': { '**AC-1**': '**EX-1**' },
          'brief.mdx': {
            '- Exports run.': '- [EX-2] Exports run.\n- [AC-1] Fast.\n- [HTTP-2] is used.',
          },
        },
        findings: ['brief.mdx:44:3-44:9', 'brief.mdx:45:3-45:9'],
      },
    ],
  },
});

/** The criteria that the comments of a review name in their frontmatter. */
function criteriaOfComments({ kind, source }: Document): CriterionReference[] {
  if (kind !== 'review') return [];
  const { data, ranges } = source.frontmatter;
  return mappings(data.comments).flatMap(({ criterion }, index) => {
    const id = text(criterion)?.trim();
    const range = ranges[`comments.${index}.criterion`]?.value;
    return id && range ? { id, range } : [];
  });
}

/** @returns the ids of an engagement's spec; empty if they can't be known */
function knownIds(engagement: Engagement, { workspace, sectionsOf }: Context): [Set<string>] | [] {
  const specs = documentsOf(engagement).filter((one) => one.kind === 'spec' && isPublished(one));
  if (specs.length === 0 || specs.some(({ source }) => !source.body)) return [];
  const ids = specs.flatMap((spec) =>
    criteriaOf(spec, workspace, sectionsOf(spec)).map(({ id }) => id),
  );
  return ids.length === 0 ? [] : [new Set(ids)];
}

/** `[ISO-8601]` is plain text, unless the criteria use that prefix. */
function isCriterion(id: string, ids: ReadonlySet<string>): boolean {
  const prefixOf = (text: string) => text.slice(0, text.lastIndexOf('-'));
  return prefixOf(id) === 'AC' || [...ids].some((one) => prefixOf(one) === prefixOf(id));
}
