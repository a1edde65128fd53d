import { text } from '../../../model/engagement-facts.ts';
import { defineRule } from '../../define-rule.ts';
import { exampleGrant } from '../../example-grant.ts';
import { writtenGrants } from '../../written-grants.ts';

/** Scopes that leave nothing out. */
const EVERYTHING = /^(?:\*+|all)$/i;

export default defineRule({
  id: 'access/overbroad',
  summary: 'The rights of an administrator, and a scope of everything, have a justification.',
  why: 'Access that is wider than the work is what a stolen laptop can do. Somebody has to have said why it cannot be less.',
  document(document, _context, report) {
    for (const grant of writtenGrants(document)) {
      if (!grant.lacks('justification')) continue;
      const { level, scope } = grant.data;
      const isAdmin = level === 'admin';
      if (!isAdmin && !EVERYTHING.test(text(scope)?.trim() ?? '')) continue;
      // One justification serves both, so there is one finding.
      report({
        range: grant.at(isAdmin ? 'level' : 'scope'),
        message: `${grant.name} is ${isAdmin ? 'for an administrator' : 'for everything'}, without a justification.`,
        hint: 'Grant less, or add "justification": why the work cannot be done with less.',
      });
    }
  },
  examples: {
    pass: [
      exampleGrant(),
      exampleGrant({ level: 'admin', mfa: 'true', justification: 'She sets up the roles.' }),
      exampleGrant({ scope: 'Schema all_invoices' }),
    ],
    fail: [
      { ...exampleGrant({ level: 'admin', mfa: 'true' }), findings: ['access.mdx:6:5-6:10'] },
      { ...exampleGrant({ scope: '"*"' }), findings: ['access.mdx:8:5-8:10'] },
      { ...exampleGrant({ scope: 'All' }), findings: ['access.mdx:8:5-8:10'] },
      {
        ...exampleGrant({ level: 'admin', scope: 'all', mfa: 'true' }),
        findings: ['access.mdx:6:5-6:10'],
      },
    ],
  },
});
