import { text } from '../../../model/engagement-facts.ts';
import { defineRule } from '../../define-rule.ts';
import { exampleGrant } from '../../example-grant.ts';
import { writtenGrants } from '../../written-grants.ts';

/** Scopes that leave nothing out. */
const EVERYTHING = /^(?:\*+|all)$/i;

export default defineRule({
  id: 'access/overbroad',
  summary: 'Administrator access and unlimited scopes have a justification.',
  why: 'Whatever the access allows, a stolen laptop can do too. Anything wider than the work needs a stated reason.',
  document(document, _context, report) {
    for (const grant of writtenGrants(document)) {
      if (!grant.lacks('justification')) continue;
      const { level, scope } = grant.data;
      const isAdmin = level === 'admin';
      if (!isAdmin && !EVERYTHING.test(text(scope)?.trim() ?? '')) continue;
      // One justification serves both, so there is one finding.
      report({
        range: grant.at(isAdmin ? 'level' : 'scope'),
        message: `${grant.name} is ${isAdmin ? 'for an administrator' : 'for everything'} and has no justification.`,
        hint: 'Grant less, or add a "justification" that says why the work needs this much.',
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
