import { documentsOf, isPublished } from '../../../model/documents.ts';
import { FILE_START } from '../../../model/position.ts';
import { readingMinutes } from '../../../model/reading-time.ts';
import { defineRule } from '../../define-rule.ts';

const MINUTES = 30;

export default defineRule({
  id: 'reading/too-long',
  severity: 'warning',
  summary: 'Reading everything due before the first call takes at most half an hour.',
  why: 'Somebody who has not started yet will read for half an hour, not for two. Anything longer is skimmed, and nobody knows which parts.',
  engagement({ engagement }, report) {
    const path = documentsOf(engagement).filter(
      (one) => one !== engagement.index && one.readBefore === 'first-call' && isPublished(one),
    );
    const minutes = path.reduce(
      (sum, { source }) => sum + (source.body ? readingMinutes(source.body.length) : 0),
      0,
    );
    if (engagement.index === null || minutes <= MINUTES) return;
    report({
      range: FILE_START,
      message: `Reading everything before the first call takes ${Math.ceil(minutes)} minutes, more than the limit of ${MINUTES}.`,
      hint: 'Shorten the documents, or set "readBefore" to first-commit or reference in some of them.',
    });
  },
  examples: {
    pass: [
      { files: { 'page.mdx': page('reference', 220 * 30) } },
      { files: { 'page.mdx': page('first-call', 220 * 29) } },
      // Code counts half.
      { files: { 'page.mdx': page('first-call', 220 * 40, '```\n', '\n```\n') } },
    ],
    fail: [
      {
        files: { 'page.mdx': page('first-call', 220 * 30) },
        findings: ['index.mdx:1:1-1:1'],
      },
      {
        files: { 'page.mdx': page('first-call', 220 * 59, '```\n', '\n```\n') },
        findings: ['index.mdx:1:1-1:1'],
      },
    ],
  },
});

function page(readBefore: string, words: number, before = '', after = ''): string {
  const frontmatter = `---\ntitle: A\ndescription: A.\nreadBefore: ${readBefore}\n---\n`;
  return `${frontmatter}\n${before}${'a '.repeat(words).trimEnd()}${after}\n`;
}
