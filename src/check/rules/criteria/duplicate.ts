import { criteriaOf } from '../../../model/criteria.ts';
import { defineRule } from '../../define-rule.ts';

export default defineRule({
  id: 'criteria/duplicate',
  summary: 'Every acceptance criterion has a unique id.',
  why: 'A review that mentions AC-3 must be unambiguous.',
  document(document, { workspace, sectionsOf }, report) {
    const lines = new Map<string, number>();
    for (const { id, range } of criteriaOf(document, workspace, sectionsOf(document))) {
      const line = lines.get(id);
      if (line === undefined) lines.set(id, range.start.line);
      else {
        report({
          range,
          message: `The id ${id} is already used by a criterion above.`,
          hint: `Give this one the next free number, or merge it into the one on line ${line}.`,
        });
      }
    }
  },
  examples: {
    pass: [
      {
        edits: {
          'spec.mdx': {
            'takes under 60 s.': 'takes under 60 s.\n- [ ] **AC-2** An export that fails says why.',
          },
        },
      },
    ],
    fail: [
      {
        edits: {
          'spec.mdx': {
            'takes under 60 s.': 'takes under 60 s.\n- [x] `AC-1` An export that fails says why.',
          },
        },
        findings: ['spec.mdx:25:8-25:12'],
      },
    ],
  },
});
