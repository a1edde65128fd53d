import { defineRule } from '../../define-rule.ts';

export default defineRule({
  id: 'sections/order',
  severity: 'warning',
  summary: 'Sections are in the order of the template.',
  why: 'Somebody who reads a second brief looks for things where the first one had them.',
  document(document, { sectionsOf }, report) {
    for (const { section, outOfOrder, after } of sectionsOf(document).sections) {
      if (!outOfOrder) continue;
      const hashes = '#'.repeat(section.depth);
      report({
        range: section.range,
        message: `Section "${section.title}" is not where the template has it.`,
        hint: after
          ? `Move it after "${hashes} ${after.title}".`
          : 'Move it before the other sections of the template.',
      });
    }
  },
  examples: {
    pass: [{ edits: { 'conventions.mdx': { '## Naming': '## Words\n\nText.\n\n## Naming' } } }],
    fail: [
      {
        edits: {
          'conventions.mdx': {
            '## Language and layout': '## Tests\n\nText.\n\n## Language and layout',
            '\n## Tests\n\nword1 word2 word3 word4 word5 word6.\n': '',
          },
        },
        findings: ['conventions.mdx:6:1-6:9'],
      },
      {
        edits: {
          'brief.mdx': {
            '### In scope': '### Out of scope',
            '### Out of scope\n\nword1 word2 word3 word4 word5 word6.\n\n## Acceptance':
              '### In scope\n\nword1 word2 word3 word4 word5 word6.\n\n## Acceptance',
          },
        },
        findings: ['brief.mdx:38:1-38:13'],
      },
    ],
  },
});
