import { defineRule } from '../../define-rule.ts';
import { exampleGrant } from '../../example-grant.ts';
import { writtenGrants } from '../../written-grants.ts';

export default defineRule({
  id: 'access/no-owner',
  summary: 'Every grant names the person who granted it.',
  why: 'The person who grants access is the one to ask when it fails, and the one who revokes it.',
  document(document, _context, report) {
    for (const grant of writtenGrants(document)) {
      if (!grant.lacks('grantedBy')) continue;
      report({
        range: grant.at('grantedBy'),
        message: `${grant.name} does not say who granted it.`,
        hint: 'Add "grantedBy" with the id of somebody in "people".',
      });
    }
  },
  examples: {
    pass: [exampleGrant()],
    fail: [{ ...exampleGrant({ grantedBy: null }), findings: ['access.mdx:5:5-11:20'] }],
  },
});
