import { z } from 'zod';
import { defineKind } from './define-kind.ts';
import { text } from './values.ts';

export const architecture = defineKind({
  name: 'architecture',
  frontmatter: {
    systems: z
      .array(
        z.strictObject({
          id: text('Name that other systems refer to it by'),
          name: text('Name that people use'),
          kind: z.enum(['service', 'database', 'queue', 'external', 'person']),
          touch: z.boolean().optional().describe('Whether the contractor’s work changes it'),
          description: text('What it is for').optional(),
          uses: z
            .array(
              z.strictObject({
                system: text('Id of the other system'),
                via: text('How they talk').optional(),
                why: text('What for').optional(),
              }),
            )
            .optional(),
        }),
      )
      .superRefine((systems, context) => {
        for (const [at, { id }] of systems.entries()) {
          if (systems.findIndex((one) => one.id === id) === at) continue;
          const message = 'must not be the id of another system';
          context.addIssue({ code: 'custom', path: [at, 'id'], message });
        }
      })
      .optional()
      .describe('The systems around the work'),
  },
});
