import type { LinkTarget } from '../../../model/link-target.ts';
import { insteadOf, isPublishable } from '../../../model/published-files.ts';
import type { Link } from '../../../model/source.ts';
import type { Document } from '../../../model/workspace.ts';
import { type Context, defineRule } from '../../define-rule.ts';
import { linksOf, neighbourLinks, targetsOf } from '../../links-in.ts';

export default defineRule({
  id: 'links/broken',
  summary: 'Links within the site resolve to something that exists.',
  why: 'A reader who hits a dead link in a brief cannot tell whether it mattered. A site contains only files that can be searched before they are published, and none that a browser would run.',
  document(document, context, report) {
    const links = linksOf(document);
    const inText = document.source.body?.links ?? [];
    for (const { link, target } of unpublished(inText, document, context)) {
      report({
        range: link.range,
        message: `"${link.url}" is a file that is not published.`,
        hint: insteadOf(target.file),
      });
    }
    const isBroken = ({ type }: { type: string }) => type === 'broken';
    for (const { link, target } of targetsOf(links, document, context, isBroken)) {
      const suggestion = target.type === 'broken' ? target.suggestion : null;
      report({
        range: link.range,
        message: link.url === '' ? 'The link is empty.' : `There is no "${link.url}".`,
        hint: suggestion
          ? `Did you mean "${suggestion}"?`
          : 'Link to a file such as "./spec.mdx", or to a page such as "/spec/".',
      });
    }
    const isFile = ({ type }: { type: string }) => type === 'asset';
    for (const { link } of targetsOf(neighbourLinks(document), document, context, isFile)) {
      report({
        range: link.range,
        message: `"${link.url}" is a file, not a page.`,
        hint: 'Use a document such as "./spec.mdx" here, and link to the file in the text.',
      });
    }
  },
  examples: {
    pass: [
      {
        files: {
          'notes/index.mdx':
            '---\ntitle: Notes\ndescription: All of them.\nkind: page\n---\n\n[Spec](../spec.mdx?plain#goal), [spec](/spec), [spec](/spec/#goal), [start](../index.mdx), [cover](/), [questions](/questions/), [here](#top).\n',
        },
      },
      {
        downloads: ['pdf'],
        files: {
          'page.mdx':
            '[A b](./img/a%20b.pdf), [ref][r], [pdf](/img/a%20b.pdf), <a href="./spec.mdx">spec</a>.\n\n[r]: /brief/\n',

          'img/a b.pdf': '%PDF',
        },
      },
      {
        files: {
          'page.mdx':
            '---\ntitle: A\ndescription: A.\nprev: { link: ./spec.mdx#goal }\nnext: { link: https://example.com }\n---\n\nText.\n',
        },
      },
      {
        files: {
          'page.mdx':
            '[Map](./map.png)\n\n<Video src="./a.mp4" title="A" transcript="./a.txt" />\n\n<Video src="./b.webm" title="B" transcript="./b.vtt" />\n',
          'map.png': 'png',
          'a.mp4': 'mp4',
          'a.txt': 'Said.',
          'b.webm': 'webm',
          'b.vtt': 'WEBVTT',
        },
      },
      {
        downloads: ['yaml', 'txt', 'vtt'],
        files: {
          'page.mdx': '[a](./a.yml), [b](./b.YAML), [c](/c.txt), <a href="./d.vtt">d</a>.\n',
          'a.yml': 'a: 1',
          'b.YAML': 'b: 1',
          'c.txt': 'c',
          'd.vtt': 'WEBVTT',
        },
      },
    ],
    fail: [
      {
        files: { 'page.mdx': 'See [the spec](./specs.mdx#goal).\n' },
        findings: ['page.mdx:6:5-6:33'],
      },
      {
        files: { 'page.mdx': '[Spec][s] and <a href="/spce/">spec</a>.\n\n[s]: ./Spec.mdx\n' },
        findings: ['page.mdx:6:1-6:10', 'page.mdx:6:15-6:40'],
      },
      {
        files: { 'page.mdx': '[a](./spec), [b](../spec/), [c]().\n' },
        findings: ['page.mdx:6:1-6:12', 'page.mdx:6:14-6:27', 'page.mdx:6:29-6:34'],
      },
      {
        files: { 'page.mdx': '<Video src="./gone.mp4" title="Gone" />\n' },
        findings: ['page.mdx:6:1-6:40'],
      },
      {
        files: {
          'page.mdx':
            '---\ntitle: A\ndescription: A.\nprev: { link: /spce/, label: Spec }\nnext:\n  link: ./img/a.pdf\n---\n\nText.\n',
          'img/a.pdf': '%PDF',
        },
        findings: ['page.mdx:4:15-4:21', 'page.mdx:6:9-6:20'],
      },
      {
        files: { 'page.mdx': '<Video title="Of nothing" />\n' },
        findings: ['page.mdx:6:1-6:29'],
      },
      {
        files: {
          'page.mdx':
            '[a](./a.html), [b](/b.JS), [c][], <a href="./d.svgz">d</a>.\n\n[c]: ./c.xml\n',
          'a.html': '<p>',
          'b.JS': '1',
          'c.xml': '<a/>',
          'd.svgz': 'gz',
        },
        findings: [
          'page.mdx:6:1-6:14',
          'page.mdx:6:16-6:26',
          'page.mdx:6:28-6:33',
          'page.mdx:6:35-6:59',
        ],
      },
      {
        downloads: ['pdf'],
        files: {
          'page.mdx': '[Figures](./a.csv), [text](./a.txt), [notes](./notes), [pdf](./a.pdf).\n',
          'a.csv': 'a,b',
          'a.txt': 'a',
          notes: 'a',
          'a.pdf': '%PDF',
        },
        findings: ['page.mdx:6:1-6:19', 'page.mdx:6:21-6:36', 'page.mdx:6:38-6:54'],
      },
      {
        files: {
          'page.mdx': '<Video src="./a.mov" title="A" transcript="./a.html" />\n',
          'a.mov': 'mov',
          'a.html': '<p>',
        },
        findings: ['page.mdx:6:1-6:56', 'page.mdx:6:1-6:56'],
      },
    ],
  },
});

type Asset = Extract<LinkTarget, { type: 'asset' }>;

function unpublished(links: readonly Link[], document: Document, context: Context) {
  const { downloads, engagement, resolve } = context;
  return links.flatMap((link) => {
    const isRefused = (target: LinkTarget): target is Asset =>
      target.type === 'asset' && !isPublishable(target.file, link.media ?? 'link', downloads);
    const target = resolve(link.url, document, engagement).find(isRefused);
    return target ? [{ link, target }] : [];
  });
}
