import { defineRule } from '../../define-rule.ts';

export default defineRule({
  id: 'sections/empty',
  summary: 'Every section has content.',
  why: 'A heading without content promises an answer and gives none; guidance in comments is not published.',
  document(document, { sectionsOf }, report) {
    for (const { section, empty, unfinished } of sectionsOf(document).sections) {
      if (!empty || unfinished) continue;
      const noReason = section.content.notApplicable === '';
      report({
        range: section.range,
        message: noReason
          ? `Section "${section.title}" does not say why it is not applicable.`
          : `Section "${section.title}" is empty.`,
        hint: noReason
          ? 'Add the reason: "Not applicable: <reason>".'
          : 'Write it, or write "Not applicable: <reason>".',
      });
    }
  },
  examples: {
    pass: [
      {
        edits: {
          'spec.mdx': {
            '- [ ] **AC-1** Exporting 10,000 invoices takes under 60 s.':
              'Not applicable: this week is only about reading.',
          },
        },
      },
      { files: { 'page.mdx': '## Map\n\n### Detail\n\nThe detail.\n' } },
      { files: { 'page.mdx': '## Map\n\n<Person id="dana" />\n' } },
    ],
    fail: [
      {
        files: { 'page.mdx': '## Map\n\n{/* What goes here. */}\n\n## Next\n\nText.\n' },
        findings: ['page.mdx:6:1-6:7'],
      },
      {
        files: { 'page.mdx': '## Map\n\n### North\n\n### South\n\n{/* Guidance. */}\n' },
        findings: ['page.mdx:6:1-6:7', 'page.mdx:8:1-8:10', 'page.mdx:10:1-10:10'],
      },
      {
        files: { 'page.mdx': '## Map\n\nNot applicable:\n' },
        findings: ['page.mdx:6:1-6:7'],
      },
      {
        edits: {
          'brief.mdx': {
            '[retryInvoice](repo:src/billing/retry.ts#retryInvoice) comes first.': '',
          },
        },
        findings: ['brief.mdx:24:1-24:17'],
      },
      {
        files: { 'glossary.mdx': '## Credit note\n\nAn invoice that cancels.\n\n## Dunning\n' },
        findings: ['glossary.mdx:10:1-10:11'],
      },
    ],
  },
});
