import { defineRule } from '../../define-rule.ts';
import { blockingComments, exampleReview } from '../../review-comments.ts';

export default defineRule({
  id: 'review/no-criterion',
  summary: 'A review comment that blocks names the criterion that is missed.',
  why: 'What blocks without a criterion is taste. The contractor cannot know when it is met, and neither can you.',
  document(document, _context, report) {
    for (const { data, start } of blockingComments(document)) {
      if (Object.hasOwn(data, 'criterion')) continue;
      report({
        range: start,
        message: 'The comment blocks and names no criterion.',
        hint: 'Add "criterion": the id of one in the spec, or make the comment advisory.',
      });
    }
  },
  examples: {
    pass: [
      exampleReview(
        'severity: blocking\n    problem: It is slow.\n    criterion: AC-1\n    change: Add an index.',
      ),
      exampleReview('severity: advisory\n    problem: It could be shorter.'),
    ],
    fail: [
      {
        ...exampleReview('severity: blocking\n    problem: It is slow.\n    change: Add an index.'),
        findings: ['reviews/0001-a.mdx:5:5-5:13'],
      },
    ],
  },
});
