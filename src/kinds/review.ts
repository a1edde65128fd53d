import { z } from 'zod';
import { defineKind } from './define-kind.ts';
import { text, webAddress } from './values.ts';

export const review = defineKind({
  name: 'review',
  once: false,
  frontmatter: {
    deliverable: text('What was reviewed').optional(),
    pullRequest: webAddress('Where it was reviewed').optional(),
    outcome: z.enum(['approved', 'changes-requested', 'rejected']).optional(),
    comments: z
      .array(
        z.strictObject({
          criterion: text('Id of the acceptance criterion it is about').optional(),
          severity: z.enum(['blocking', 'advisory']),
          where: text('The place in the work').optional(),
          problem: text('What is wrong there'),
          change: text('The change that is wanted').optional(),
        }),
      )
      .optional()
      .describe('What the review found'),
    lessons: z
      .array(
        z.strictObject({
          document: text('Path of the document without extension'),
          section: text('Heading of the section'),
          ambiguity: text('What could be misread'),
          change: text('What was changed there since'),
        }),
      )
      .optional()
      .describe('Which sections of the documents caused a miss'),
  },
});
