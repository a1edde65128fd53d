import { defineRule } from '../../define-rule.ts';
import { linksOf, neighbourLinks, targetsOf } from '../../links-in.ts';

export default defineRule({
  id: 'links/broken',
  summary: 'Links within the site lead to something that is there.',
  why: 'Whoever meets a dead link in a brief cannot tell whether it mattered.',
  document(document, context, report) {
    const links = linksOf(document);
    const isBroken = ({ type }: { type: string }) => type === 'broken';
    for (const { link, target } of targetsOf(links, document, context, isBroken)) {
      const suggestion = target.type === 'broken' ? target.suggestion : null;
      report({
        range: link.range,
        message: link.url === '' ? 'The link leads nowhere.' : `There is no "${link.url}".`,
        hint: suggestion
          ? `Did you mean "${suggestion}"?`
          : 'Link to a file such as "./spec.mdx", or to a page such as "/spec/".',
      });
    }
    const isFile = ({ type }: { type: string }) => type === 'asset';
    for (const { link } of targetsOf(neighbourLinks(document), document, context, isFile)) {
      report({
        range: link.range,
        message: `"${link.url}" is a file and no page.`,
        hint: 'Lead to a document such as "./spec.mdx", and link to the file in the text.',
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
    ],
  },
});
