import { defineRule } from '../../define-rule.ts';
import { linksOf, targetsOf } from '../../links-in.ts';

export default defineRule({
  id: 'links/team-only',
  summary: 'Documents for contractors do not link to anything that only the team can read.',
  why: 'Team pages are left out of contractors’ sites: the link would be dead, and would reveal that the page exists.',
  document(document, context, report) {
    const links = linksOf(document);
    const isTeamOnly = ({ type }: { type: string }) => type === 'team-only';
    for (const { link, target } of targetsOf(links, document, context, isTeamOnly)) {
      if (target.type !== 'team-only') continue;
      const isDraft = target.document.draft;
      report({
        range: link.range,
        message: isDraft
          ? `The link points to a draft, "${target.document.title}".`
          : `The link points to "${target.document.title}", which is for the team only.`,
        hint: isDraft
          ? 'Remove the link, or publish the draft.'
          : 'Remove the link, or repeat here what the contractor needs from it.',
      });
    }
  },
  examples: {
    pass: [
      {
        files: {
          'notes.mdx':
            '---\ntitle: Notes\ndescription: Ours.\naudience: team\n---\n\n[More](./more.mdx) and [spec](/spec/).\n',
          'more.mdx': '---\ntitle: More\ndescription: Ours too.\naudience: team\n---\n\nText.\n',
        },
      },
    ],
    fail: [
      {
        files: {
          'page.mdx': '[Notes](./notes.mdx#any) and [draft](/draft/).\n',
          'notes.mdx': '---\ntitle: Notes\ndescription: Ours.\naudience: team\n---\n\nText.\n',
          'draft.mdx': '---\ntitle: Draft\ndescription: Not yet.\ndraft: true\n---\n\nText.\n',
        },
        findings: ['page.mdx:6:1-6:25', 'page.mdx:6:30-6:46'],
      },
      {
        files: {
          'page.mdx': '---\ntitle: A\ndescription: A.\nnext: { link: ./notes.mdx }\n---\n\nText.\n',
          'notes.mdx': '---\ntitle: Notes\ndescription: Ours.\naudience: team\n---\n\nText.\n',
        },
        findings: ['page.mdx:4:15-4:26'],
      },
    ],
  },
});
