import { defineRule } from '../../define-rule.ts';
import { exampleGrant } from '../../example-grant.ts';
import { writtenGrants } from '../../written-grants.ts';

export default defineRule({
  id: 'access/no-owner',
  summary: 'Every grant names who grants it.',
  why: 'Whoever grants access is whom to ask when it fails, and who takes it away.',
  document(document, _context, report) {
    for (const grant of writtenGrants(document)) {
      if (!grant.lacks('grantedBy')) continue;
      report({
        range: grant.at('grantedBy'),
        message: `${grant.name} names nobody who grants it.`,
        hint: 'Add "grantedBy": the id of somebody in "people".',
      });
    }
  },
  examples: {
    pass: [exampleGrant()],
    fail: [{ ...exampleGrant({ grantedBy: null }), findings: ['access.mdx:5:5-11:20'] }],
  },
});
