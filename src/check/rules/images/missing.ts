import type { LinkTarget } from '../../../model/link-target.ts';
import { defineRule } from '../../define-rule.ts';
import { targetsOf } from '../../links-in.ts';

const IMAGE = /\.(png|jpe?g|webp|avif|gif|svg)$/i;

export default defineRule({
  id: 'images/missing',
  summary: 'Every image is a picture in the engagement.',
  why: 'A picture that is not there leaves a hole; one from elsewhere tells its host who is reading, and the site blocks it.',
  document(document, context, report) {
    const images = document.source.body?.images ?? [];
    for (const { link, target } of targetsOf(images, document, context, isMissing)) {
      const suggestion = target.type === 'broken' ? target.suggestion : null;
      report({
        range: link.range,
        message: messageOf(link.url, target),
        hint:
          suggestion && IMAGE.test(suggestion)
            ? `Did you mean "${suggestion}"?`
            : 'Put a png, jpg, webp, avif, gif or svg beside the document, as in ./img/name.png.',
      });
    }
  },
  examples: {
    pass: [
      {
        files: {
          'page.mdx': '![The map](./img/map.PNG) and ![the plan][p].\n\n[p]: img/a%20b.svg\n',
          'img/map.PNG': 'png',
          'img/a b.svg': '<svg/>',
        },
      },
    ],
    fail: [
      {
        files: { 'page.mdx': '![The map](./img/mpa.png)\n', 'img/map.png': 'png' },
        findings: ['page.mdx:6:1-6:26'],
      },
      {
        files: {
          'page.mdx':
            '![The map](https://example.com/map.png), ![the spec](./spec.mdx) and ![a text](./a.txt).\n',
          'a.txt': 'a',
        },
        findings: ['page.mdx:6:1-6:40', 'page.mdx:6:42-6:65', 'page.mdx:6:70-6:88'],
      },
    ],
  },
});

function isMissing(target: LinkTarget): boolean {
  if (target.type === 'asset') return !IMAGE.test(target.file);
  return target.type !== 'other-engagement';
}

function messageOf(url: string, { type }: LinkTarget): string {
  if (type === 'broken') return url === '' ? 'The image has no address.' : `There is no "${url}".`;
  if (type === 'external') return 'The image is on another site, where pages may not load from.';
  return `"${url}" is no image.`;
}
