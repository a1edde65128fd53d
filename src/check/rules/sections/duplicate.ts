import { defineRule } from '../../define-rule.ts';

export default defineRule({
  id: 'sections/duplicate',
  severity: 'warning',
  summary: 'No section appears twice.',
  why: 'If two sections have the same name, readers find the first and trust it.',
  document(document, { sectionsOf }, report) {
    for (const { section, duplicateOf } of sectionsOf(document).sections) {
      if (!duplicateOf) continue;
      const isSameName = duplicateOf.slug === section.slug;
      report({
        range: section.range,
        message: isSameName
          ? `Section "${section.title}" appears twice.`
          : `Section "${section.title}" is the same as "${duplicateOf.title}".`,
        hint: `Merge it into the one on line ${duplicateOf.range.start.line}, or rename it.`,
      });
    }
  },
  examples: {
    pass: [
      { files: { 'page.mdx': '## North\n\n### Detail\n\nA.\n\n## South\n\n### Detail\n\nB.\n' } },
    ],
    fail: [
      {
        files: { 'page.mdx': '## Map\n\nA.\n\n## Legend\n\nB.\n\n## *Map*\n\nC.\n' },
        findings: ['page.mdx:14:1-14:9'],
      },
      {
        files: { 'page.mdx': '## Map\n\n### Detail\n\nA.\n\n### Detail\n\nB.\n' },
        findings: ['page.mdx:12:1-12:11'],
      },
      {
        edits: { 'spec.mdx': { '## In scope': '## Ziel {/* #goal */}\n\nText.\n\n## In scope' } },
        findings: ['spec.mdx:10:1-10:22'],
      },
    ],
  },
});
