import { didYouMean } from '../../../model/closest.ts';
import { anchorsOf, hasMadeAnchors, type LinkTarget } from '../../../model/link-target.ts';
import { defineRule } from '../../define-rule.ts';
import { targetsOf } from '../../links-in.ts';

export default defineRule({
  id: 'links/anchor',
  summary: 'Links to a part of a page name a part that is there.',
  why: 'A link to a part that is gone drops its reader at the top of a page, without a word.',
  document(document, context, report) {
    const links = document.source.body?.links ?? [];
    for (const { link, target } of targetsOf(links, document, context, isWrong)) {
      if (target.type !== 'document') continue;
      const { anchor, document: page } = target;
      report({
        range: link.range,
        message: `There is no "#${anchor}" in ${page === document ? 'this document' : page.file}.`,
        hint: didYouMean(
          anchor.slice(0, 200),
          anchorsOf(page),
          'Link to a heading by its text in lower case, with hyphens for spaces.',
        ),
      });
    }
  },
  examples: {
    pass: [
      {
        files: {
          'page.mdx':
            '[Goal](/spec/#goal), [first](./spec.mdx#ac-1), [own](#the-end), [mark](#mark), [answers](/questions/#any).\n\n<b id="mark">Mark</b>\n\n## Das Ende {/* #the-end */}\n\nText.\n',
        },
      },
    ],
    fail: [
      {
        files: { 'page.mdx': '[Goal](/spec/#gaol) or [this](#tihs).\n' },
        findings: ['page.mdx:6:1-6:20', 'page.mdx:6:24-6:37'],
      },
      {
        edits: {
          'architecture.mdx': {
            'title: architecture':
              'title: A\nsystems: [{ id: billing-api, name: Billing API, kind: service }]',
          },
        },
        files: {
          'page.mdx':
            '[API](./architecture.mdx#system-billing-api), [too](/architecture/#system-biling-api).\n',
        },
        findings: ['page.mdx:6:47-6:86'],
      },
      {
        files: { 'page.mdx': '[One](./spec.mdx#AC-1) and [two][t].\n\n[t]: /spec/#ac-2\n' },
        findings: ['page.mdx:6:1-6:23', 'page.mdx:6:28-6:36'],
      },
    ],
  },
});

function isWrong(target: LinkTarget): boolean {
  if (target.type !== 'document' || target.anchor === '') return false;
  const { document, anchor } = target;
  // Of a page that does not parse, or that shows what is in the repository, not every part is known.
  if (!document.source.body || hasMadeAnchors(document)) return false;
  return !anchorsOf(document).includes(anchor);
}
