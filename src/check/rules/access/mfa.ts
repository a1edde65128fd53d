import { defineRule } from '../../define-rule.ts';
import { exampleGrant } from '../../example-grant.ts';
import { writtenGrants } from '../../written-grants.ts';

export default defineRule({
  id: 'access/mfa',
  severity: 'warning',
  summary: 'Whoever may change a system needs a second factor.',
  why: 'A password is guessed or phished sooner or later; with a second factor that alone opens nothing.',
  document(document, _context, report) {
    for (const grant of writtenGrants(document)) {
      const { level, mfa } = grant.data;
      const isStrong = level === 'write' || level === 'admin';
      if (!isStrong || !(grant.lacks('mfa') || mfa === false)) continue;
      report({
        range: grant.at('mfa'),
        message: `${grant.name} has the level ${level}, without a second factor.`,
        hint: 'Ask for a second factor, then write "mfa: true".',
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
