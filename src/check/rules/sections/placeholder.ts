import { defineRule } from '../../define-rule.ts';

export default defineRule({
  id: 'sections/placeholder',
  summary: 'No placeholders are left.',
  why: 'A placeholder tells the contractor that nobody has proofread the page.',
  document({ source }, _context, report) {
    for (const { text, range } of source.placeholders) {
      report({
        range,
        message: `The placeholder "${text.replace(/\s+/g, ' ')}" is still there.`,
        hint: 'Replace it with the real text, or put it in `code` if it is meant literally.',
      });
    }
  },
  examples: {
    pass: [
      { files: { 'page.mdx': 'Grep for `TODO`, or a todo.\n\n```\n{{name}} <your name>\n```\n' } },
      { files: { 'page.mdx': '{/* TODO: <later> */}\n\n[List](https://example.com/TODO)\n' } },
    ],
    fail: [
      { files: { 'page.mdx': 'Price: TODO.\n' }, findings: ['page.mdx:6:8-6:12'] },
      {
        files: { 'page.mdx': 'Hello {{name}}, <your name here>.\n' },
        findings: ['page.mdx:6:7-6:15', 'page.mdx:6:17-6:33'],
      },
      {
        files: { 'page.mdx': '## Lorem Ipsum\n\n{TBD: price}\n' },
        findings: ['page.mdx:6:4-6:15', 'page.mdx:8:2-8:5'],
      },
      {
        edits: { 'brief.mdx': { '- Exports run.': 'TODO' } },
        findings: ['brief.mdx:44:1-44:5'],
      },
    ],
  },
});
