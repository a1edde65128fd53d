import { defineRule } from '../../define-rule.ts';

/** Texts that say no more than that there is an image. */
const SAYS_NOTHING =
  /^(?:(?:an?|the) )?(?:image|img|picture|photo|photograph|screenshot|screen shot)s?\.?$/i;
const FILE_NAME = /^\S*\.(?:png|jpe?g|webp|avif|gif|svg)$/i;

export default defineRule({
  id: 'images/alt',
  summary: 'Every image has alternative text that says what it shows.',
  why: 'For the search and for readers who cannot see the image, the text is all there is.',
  document({ source }, _context, report) {
    for (const { alt, range } of source.body?.images ?? []) {
      if (alt === null) continue;
      const text = alt.trim();
      if (text !== '' && !SAYS_NOTHING.test(text) && !FILE_NAME.test(text)) continue;
      report({
        range,
        message:
          text === ''
            ? 'The image has no alternative text.'
            : `The alternative text "${text}" does not say what the image shows.`,
        hint: 'Describe what it shows in the brackets: ![Invoices go from billing to the ledger](…).',
      });
    }
  },
  examples: {
    pass: [
      { files: { 'page.mdx': '![A screenshot of the export page](./a.png)\n', 'a.png': 'png' } },
      {
        files: {
          'page.mdx': '<Video src="https://example.com/a" title="A" poster="./a.png" />\n',
          'a.png': 'png',
        },
      },
    ],
    fail: [
      {
        files: {
          'page.mdx': '![](./a.png) ![ ](./a.png) ![a.png](./a.png) ![Screenshot](./a.png)\n',
          'a.png': 'png',
        },
        findings: [
          'page.mdx:6:1-6:13',
          'page.mdx:6:14-6:27',
          'page.mdx:6:28-6:45',
          'page.mdx:6:46-6:68',
        ],
      },
    ],
  },
});
