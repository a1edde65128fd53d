import { defineRule } from '../../define-rule.ts';
import { exampleGrant } from '../../example-grant.ts';
import { writtenGrants } from '../../written-grants.ts';

export default defineRule({
  id: 'access/production',
  summary: 'Access to production has a justification.',
  why: 'A mistake in production affects customers. Most work does not need production access; when it does, explain why in a sentence.',
  document(document, _context, report) {
    for (const grant of writtenGrants(document)) {
      if (grant.data.environment !== 'production' || !grant.lacks('justification')) continue;
      report({
        range: grant.at('environment'),
        message: `${grant.name} is for production and has no justification.`,
        hint: 'Grant it for staging, or add a "justification" that says why the work cannot be done elsewhere.',
      });
    }
  },
  examples: {
    pass: [
      exampleGrant(),
      exampleGrant({ environment: 'production', justification: 'Watch the pilot accounts.' }),
    ],
    fail: [
      { ...exampleGrant({ environment: 'production' }), findings: ['access.mdx:7:5-7:16'] },
      {
        ...exampleGrant({ environment: 'production', status: 'requested', level: '"read"' }),
        findings: ['access.mdx:7:5-7:16'],
      },
    ],
  },
});
