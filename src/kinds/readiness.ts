import { z } from 'zod';
import { defineKind } from './define-kind.ts';
import { date, personId, text } from './values.ts';

export const readiness = defineKind({
  name: 'readiness',
  frontmatter: {
    signs: z
      .array(
        z.strictObject({
          sign: z.enum(['tickets', 'documentation', 'spec-owner', 'feedback', 'unblocking']),
          state: z.enum(['ready', 'close', 'gap']),
          evidence: text('What shows it'),
          owner: personId('Id of the person who closes the gap').optional(),
          remedy: text('What closes the gap').optional(),
          due: date('By when').optional(),
        }),
      )
      .optional()
      .describe('How ready the team is, sign by sign'),
  },
  personKeys: ['signs.*.owner'],
});
