import { defineRule } from '../../define-rule.ts';
import { linksOf, targetsOf } from '../../links-in.ts';

export default defineRule({
  id: 'links/other-engagement',
  summary: 'Links and images stay within the engagement and what it includes.',
  why: 'Each engagement is a separate site. A link from one to another would reveal one client to another.',
  document(document, context, report) {
    const isOther = ({ type }: { type: string }) => type === 'other-engagement';
    const all = [...linksOf(document), ...(document.source.body?.images ?? [])];
    for (const { link, target } of targetsOf(all, document, context, isOther)) {
      if (target.type !== 'other-engagement') continue;
      const { file } = target;
      const shared = `${context.workspace.contentFolder}/_shared/`;
      const isDocument = file.startsWith(shared) && file.endsWith('.mdx');
      const name = file.slice(shared.length).replace(/(\/index)?\.mdx$/, '');
      report({
        range: link.range,
        message: file.startsWith(shared)
          ? `"${link.url}" is shared, but not part of this engagement.`
          : `"${link.url}" is part of another engagement.`,
        hint: isDocument
          ? `Add "${name}" to "include" in index.mdx, or remove the link.`
          : 'Remove the link, or put a copy into this engagement.',
      });
    }
  },
  examples: {
    pass: [
      {
        files: {
          'page.mdx':
            '[Laptops](../_shared/security/laptops.mdx), [laptops](/security/laptops/).\n',
          'content/_shared/security/laptops.mdx':
            '[Spec](/spec/), [this](#keys) and ![a disk](./disk.png).\n\n## Keys\n\nText.\n',
          'content/_shared/security/disk.png': 'png',
        },
        edits: { 'index.mdx': { 'people:': 'include: [security/laptops]\npeople:' } },
      },
    ],
    fail: [
      {
        files: {
          'page.mdx':
            '[Laptops](../_shared/laptops.mdx), [laptops](/laptops/) and ![key](../_shared/key.png).\n',
          'content/_shared/laptops.mdx': 'Text.\n',
          'content/_shared/key.png': 'png',
        },
        findings: ['page.mdx:6:1-6:34', 'page.mdx:6:36-6:56', 'page.mdx:6:61-6:87'],
      },
    ],
  },
});
