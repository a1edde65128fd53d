import { z } from 'zod';
import { defineKind } from './define-kind.ts';
import { date, personId, text } from './values.ts';

export const access = defineKind({
  name: 'access',
  frontmatter: {
    grants: z
      .array(
        z.strictObject({
          system: text('What the access is to'),
          level: z.enum(['read', 'write', 'admin']),
          environment: z.enum(['development', 'staging', 'production']),
          scope: text('Which part of the system'),
          reason: text('What the work needs it for'),
          grantedBy: personId('Id of the person who granted it').optional(),
          expires: date('The last day it is valid'),
          status: z.enum(['requested', 'granted', 'revoked']),
          revokedOn: date('The day it was revoked').optional(),
          justification: text('Why so much access is needed').optional(),
          mfa: z.boolean().optional().describe('Whether a second factor is required'),
        }),
      )
      .optional()
      .describe('The access the contractor gets'),
  },
  personKeys: ['grants.*.grantedBy'],
});
