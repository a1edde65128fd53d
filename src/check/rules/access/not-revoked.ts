import { dateOf } from '../../../model/days.ts';
import { defineRule } from '../../define-rule.ts';
import { exampleGrant } from '../../example-grant.ts';
import { writtenGrants } from '../../written-grants.ts';

export default defineRule({
  id: 'access/not-revoked',
  summary: 'Access that has expired is revoked.',
  why: 'A date in a document revokes nothing. Until somebody revokes the access, a former contractor can still get in.',
  document(document, { today }, report) {
    for (const grant of writtenGrants(document)) {
      const expires = dateOf(grant.data.expires);
      const { status } = grant.data;
      const isOpen = status === 'granted' || status === 'requested';
      // Access is valid through its last day.
      if (!isOpen || expires === null || expires >= today) continue;
      report({
        range: grant.at('status'),
        message: `${grant.name} expired on ${expires} and is still ${status}.`,
        hint: 'Revoke it, then set "status: revoked" and "revokedOn" to the date.',
      });
    }
  },
  examples: {
    pass: [
      exampleGrant({ expires: '2026-12-01' }),
      exampleGrant({ expires: '2026-11-30', status: 'revoked', revokedOn: '2026-11-30' }),
    ],
    fail: [
      { ...exampleGrant({ expires: '2026-11-30' }), findings: ['access.mdx:12:5-12:11'] },
      {
        ...exampleGrant({ expires: '2026-11-30', status: 'requested' }),
        findings: ['access.mdx:12:5-12:11'],
      },
    ],
  },
});
