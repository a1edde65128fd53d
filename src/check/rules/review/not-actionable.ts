import { defineRule } from '../../define-rule.ts';
import { blockingComments, exampleReview } from '../../review-comments.ts';

export default defineRule({
  id: 'review/not-actionable',
  summary: 'A blocking review comment says what to change.',
  why: 'A comment that only says what is wrong costs another round, to ask what would be right.',
  document(document, _context, report) {
    for (const { data, start } of blockingComments(document)) {
      if (Object.hasOwn(data, 'change')) continue;
      report({
        range: start,
        message: 'The comment is blocking but does not say what to change.',
        hint: 'Add a "change" that says how to resolve it.',
      });
    }
  },
  examples: {
    pass: [
      exampleReview(
        'criterion: AC-1\n    severity: blocking\n    problem: It is slow.\n    change: Add an index.',
      ),
      exampleReview('severity: advisory\n    problem: It could be shorter.'),
    ],
    fail: [
      {
        ...exampleReview('problem: It is slow.\n    criterion: AC-1\n    severity: blocking'),
        findings: ['reviews/0001-a.mdx:5:5-5:12'],
      },
    ],
  },
});
