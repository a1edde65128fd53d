import { defineRule } from '../../define-rule.ts';
import { exampleGrant } from '../../example-grant.ts';
import { writtenGrants } from '../../written-grants.ts';

export default defineRule({
  id: 'access/mfa',
  severity: 'warning',
  summary: 'Access that can change a system requires a second factor.',
  why: 'Sooner or later a password is guessed or phished; with a second factor, it is useless on its own.',
  document(document, _context, report) {
    for (const grant of writtenGrants(document)) {
      const { level, mfa } = grant.data;
      const isStrong = level === 'write' || level === 'admin';
      if (!isStrong || !(grant.lacks('mfa') || mfa === false)) continue;
      report({
        range: grant.at('mfa'),
        message: `${grant.name} has the level ${level} without a second factor.`,
        hint: 'Require a second factor, then set "mfa: true".',
      });
    }
  },
  examples: {
    pass: [
      exampleGrant({ level: 'write', mfa: 'true' }),
      exampleGrant({ level: 'read' }),
      exampleGrant({ level: 'read', mfa: 'false' }),
    ],
    fail: [
      {
        ...exampleGrant({ level: 'write', mfa: 'false' }),
        findings: ['access.mdx:13:5-13:8'],
      },
      {
        ...exampleGrant({ level: 'admin', justification: 'She sets up the roles.' }),
        findings: ['access.mdx:5:5-13:42'],
      },
    ],
  },
});
