import type { LinkTarget } from '../../../model/link-target.ts';
import { insteadOf, isImageFile, isUnshownPicture } from '../../../model/published-files.ts';
import { defineRule } from '../../define-rule.ts';
import { targetsOf } from '../../links-in.ts';

export default defineRule({
  id: 'images/missing',
  summary: 'Every image is a file in the engagement.',
  why: 'A missing image leaves a gap. An image on another site tells its host who is reading, and the browser blocks it.',
  document(document, context, report) {
    const images = document.source.body?.images ?? [];
    for (const { link, target } of targetsOf(images, document, context, isMissing)) {
      const suggestion = target.type === 'broken' ? target.suggestion : null;
      report({
        range: link.range,
        message: messageOf(link.url, target),
        hint:
          suggestion && isImageFile(suggestion) ? `Did you mean "${suggestion}"?` : hintOf(target),
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
      {
        downloads: ['pdf'],
        files: {
          'page.mdx':
            '![Door](./door.HEIC), ![scan](./scan.tiff), ![page](./a.html), ![b](./b.pdf)\n',
          'door.HEIC': 'heic',
          'scan.tiff': 'tiff',
          'a.html': '<p>',
          'b.pdf': '%PDF',
        },
        findings: [
          'page.mdx:6:1-6:21',
          'page.mdx:6:23-6:43',
          'page.mdx:6:45-6:62',
          'page.mdx:6:64-6:77',
        ],
      },
    ],
  },
});

function isMissing(target: LinkTarget): boolean {
  if (target.type === 'asset') return !isImageFile(target.file);
  return target.type !== 'other-engagement';
}

function hintOf(target: LinkTarget): string {
  const isPicture = target.type === 'asset' && isUnshownPicture(target.file);
  return isPicture
    ? insteadOf(target.file)
    : 'Put a png, jpg, webp, avif, gif or svg beside the document, for example ./img/name.png.';
}

function messageOf(url: string, { type }: LinkTarget): string {
  if (type === 'broken') return url === '' ? 'The image has no address.' : `There is no "${url}".`;
  if (type === 'external')
    return 'The image is on another site, and pages cannot load anything from other sites.';
  return `"${url}" is not an image.`;
}
