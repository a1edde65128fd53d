import { didYouMean } from '../../../model/closest.ts';
import type { LinkTarget } from '../../../model/link-target.ts';
import { knownAnchors } from '../../../model/made-anchors.ts';
import type { Document } from '../../../model/workspace.ts';
import { defineRule } from '../../define-rule.ts';
import { exampleDataModel, SCHEMA } from '../../example-data-model.ts';
import { linksOf, targetsOf } from '../../links-in.ts';

export default defineRule({
  id: 'links/anchor',
  summary: 'Links to a part of a page resolve to a part that exists.',
  why: 'A link to a missing part silently takes the reader to the top of the page.',
  document(document, context, report) {
    const links = linksOf(document);
    const { engagement, workspace } = context;
    const known = new Map<Document, string[] | null>();
    const anchorsIn = (page: Document) => {
      const found = known.get(page);
      if (found !== undefined) return found;
      const anchors = knownAnchors(page, engagement, workspace);
      known.set(page, anchors);
      return anchors;
    };
    const isWrong = (target: LinkTarget) =>
      target.type === 'document' &&
      target.anchor !== '' &&
      // The parts of a page aren't all known if it doesn't parse or its schema couldn't be read.
      target.document.source.body !== null &&
      anchorsIn(target.document)?.includes(target.anchor) === false;
    for (const { link, target } of targetsOf(links, document, context, isWrong)) {
      if (target.type !== 'document') continue;
      const { anchor, document: page } = target;
      report({
        range: link.range,
        message: `There is no "#${anchor}" in ${page === document ? 'this document' : page.file}.`,
        hint: didYouMean(
          anchor.slice(0, 200),
          anchorsIn(page) ?? [],
          'Link to a heading by its text in lower case, with hyphens instead of spaces.',
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
      {
        ...exampleDataModel({ file: 'db/schema.sql' }, { 'db/schema.sql': SCHEMA }),
        files: {
          'page.mdx':
            '[Lines](./data-model.mdx#invoice-line), [amount](/data-model/#invoice-line.amount-minor).\n',
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
        ...exampleDataModel({ file: 'db/schema.sql' }, { 'db/schema.sql': SCHEMA }),
        files: { 'page.mdx': '[Amount](./data-model.mdx#invoice-line.amount).\n' },
        findings: ['page.mdx:6:1-6:47'],
      },
      {
        files: { 'page.mdx': '[One](./spec.mdx#AC-1) and [two][t].\n\n[t]: /spec/#ac-2\n' },
        findings: ['page.mdx:6:1-6:23', 'page.mdx:6:28-6:36'],
      },
    ],
  },
});
