import { text } from '../../../model/engagement-facts.ts';
import { defineRule } from '../../define-rule.ts';
import { exampleGrant } from '../../example-grant.ts';
import { writtenGrants } from '../../written-grants.ts';

/** Scopes that include everything. */
const EVERYTHING = /^(?:\*+|all)$/i;

export default defineRule({
  id: 'access/overbroad',
  summary: 'Administrator access and unlimited scopes have a justification.',
  why: 'Whoever steals the laptop gets the same access. Anything broader than the work needs requires a stated reason.',
  document(document, _context, report) {
    for (const grant of writtenGrants(document)) {
      if (!grant.lacks('justification')) continue;
      const { level, scope } = grant.data;
      const isAdmin = level === 'admin';
      if (!isAdmin && !EVERYTHING.test(text(scope)?.trim() ?? '')) continue;
      // One justification covers both, so there is only one finding.
      report({
        range: grant.at(isAdmin ? 'level' : 'scope'),
        message: `${grant.name} ${isAdmin ? 'is for an administrator' : 'has an unlimited scope'} and has no justification.`,
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
