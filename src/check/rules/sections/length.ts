import { count } from '../../../model/count.ts';
import { defineRule } from '../../define-rule.ts';

export default defineRule({
  id: 'sections/length',
  severity: 'warning',
  summary: 'Sections have the length that the template requires.',
  why: 'One sentence about a company explains nothing; nobody reads two pages before a call.',
  document(document, { sectionsOf }, report) {
    for (const matched of sectionsOf(document).sections) {
      const { section, contract, total } = matched;
      if (!contract || matched.empty || matched.notApplicable || matched.unfinished) continue;
      const { paragraphs, words } = contract;
      if (paragraphs !== null && total.paragraphs !== paragraphs) {
        report({
          range: section.range,
          message: `Section "${section.title}" has ${count(total.paragraphs, 'paragraph')}.`,
          hint: `Write ${count(paragraphs, 'paragraph')}.`,
        });
      }
      if (words !== null && (total.words < words[0] || total.words > words[1])) {
        report({
          range: section.range,
          message: `Section "${section.title}" has ${count(total.words, 'word')}.`,
          hint: `Write ${words[0]} to ${words[1]} words.`,
        });
      }
    }
  },
  examples: {
    pass: [
      { edits: { 'brief.mdx': { ' word30.': ' **word**30.' } } },
      { edits: { 'brief.mdx': { ' word30.': ` word30${' more'.repeat(90)}.` } } },
    ],
    fail: [
      {
        edits: { 'brief.mdx': { ' word30.': '.' } },
        findings: ['brief.mdx:6:1-6:15'],
      },
      {
        edits: { 'brief.mdx': { ' word30.': ` word30${' more'.repeat(91)}.` } },
        findings: ['brief.mdx:6:1-6:15'],
      },
      {
        edits: { 'brief.mdx': { ' word30.': ' word30.\n\nAnd more.' } },
        findings: ['brief.mdx:6:1-6:15'],
      },
    ],
  },
});
