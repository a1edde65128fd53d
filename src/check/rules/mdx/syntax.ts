import { defineRule } from '../../define-rule.ts';

export default defineRule({
  id: 'mdx/syntax',
  drafts: true,
  safeguard: true,
  summary: 'Every document parses.',
  why: 'A document that does not parse has no page, and nothing else in it can be checked.',
  document({ source }, _context, report) {
    if (source.syntax) report(source.syntax);
  },
  examples: {
    pass: [
      {
        files: {
          'page.mdx': 'Fewer than 5 \\< 6, `<b>`, \\{braces\\}, {/* a comment */} and a < b.\n',
        },
      },
      { files: { 'page.mdx': 'See https://example.com, `<https://example.com>`.\n' } },
      { files: { 'page.mdx': 'Hello {`a`}.\n' }, trusted: true },
    ],
    fail: [
      { files: { 'page.mdx': 'A map: Array<string>.\n' }, findings: ['page.mdx:6:13-6:14'] },
      { files: { 'page.mdx': 'One.\n\n<!-- A comment. -->\n' }, findings: ['page.mdx:8:1-8:2'] },
      { files: { 'page.mdx': 'See <https://example.com>.\n' }, findings: ['page.mdx:6:5-6:6'] },
      { files: { 'page.mdx': 'An open {brace.\n' }, findings: ['page.mdx:6:9-6:10'] },
      {
        files: {
          'page.mdx': '---\ntitle: A\ndescription: B.\ndraft: true\n---\n\n😀 <Note>\n',
        },
        findings: ['page.mdx:7:4-7:5'],
      },
    ],
  },
});
