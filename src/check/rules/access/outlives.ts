import { dateOf } from '../../../model/days.ts';
import { engagementsOf } from '../../../model/documents.ts';
import { defineRule } from '../../define-rule.ts';
import { exampleGrant } from '../../example-grant.ts';
import { writtenGrants } from '../../written-grants.ts';

export default defineRule({
  id: 'access/outlives',
  summary: 'No access outlives the engagement.',
  why: 'Nobody keeps an eye on access that is no longer needed.',
  document(document, { engagement, workspace }, report) {
    // A shared document applies to each engagement that includes it, but gets one finding.
    const all = engagementsOf(document, engagement, workspace);
    const [ends] = all.flatMap(({ facts }) => dateOf(facts.ends) ?? []).sort();
    if (ends === undefined) return;
    for (const grant of writtenGrants(document)) {
      const expires = dateOf(grant.data.expires);
      if (expires === null || expires <= ends) continue;
      report({
        range: grant.at('expires'),
        message: `${grant.name} expires on ${expires}, after the engagement ends on ${ends}.`,
        hint: `Set it to expire on ${ends} or earlier.`,
      });
    }
  },
  examples: {
    pass: [
      exampleGrant({ expires: '2027-01-15' }),
      exampleGrant({ expires: '"2026-12-31"' }),
      {
        edits: {
          ...exampleGrant({ expires: '2027-02-01' }).edits,
          'index.mdx': { 'ends: 2027-01-15': 'ends: 2027-02-01' },
        },
      },
    ],
    fail: [{ ...exampleGrant({ expires: '2027-01-16' }), findings: ['access.mdx:11:5-11:12'] }],
  },
});
