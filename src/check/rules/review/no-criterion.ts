import { defineRule } from '../../define-rule.ts';
import { blockingComments, exampleReview } from '../../review-comments.ts';

export default defineRule({
  id: 'review/no-criterion',
  summary: 'A blocking review comment names the criterion that is not met.',
  why: 'A blocking comment without a criterion is a matter of taste. The contractor cannot know when it is resolved, and neither can you.',
  document(document, _context, report) {
    for (const { data, start } of blockingComments(document)) {
      if (Object.hasOwn(data, 'criterion')) continue;
      report({
        range: start,
        message: 'The comment is blocking but names no criterion.',
        hint: 'Add "criterion" with the id of one in the spec, or make the comment advisory.',
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
