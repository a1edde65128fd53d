import { didYouMean } from '../../../model/closest.ts';
import { FILE_START } from '../../../model/position.ts';
import { defineRule } from '../../define-rule.ts';
import { unknownKind } from '../../document-schemas.ts';

export default defineRule({
  id: 'content/unknown-kind',
  summary: 'The kind of every document has a template.',
  why: 'A document of an unknown kind is not checked against any template, so it always looks complete.',
  document(document, { workspace }, report) {
    const kind = unknownKind(document, workspace);
    if (kind === null) return;
    const range = document.source.frontmatter.ranges.kind?.value ?? FILE_START;
    if (document.kind === 'index') {
      report({
        range,
        message: 'The index.mdx of an engagement cannot have another kind.',
        hint: 'Remove "kind", or move the document to another file.',
      });
      return;
    }
    const kinds = Object.keys(workspace.templates).filter((name) => name !== 'index');
    report({
      range,
      message:
        kind === 'index'
          ? 'Only the index.mdx of an engagement can have the kind "index".'
          : `There is no kind "${kind}".`,
      hint: didYouMean(kind, kinds, `Write one of ${kinds.join(', ')}, or add a template for it.`),
    });
  },
  examples: {
    pass: [
      { files: { 'notes.mdx': '---\ntitle: Notes\ndescription: Notes.\nkind: page\n---\n' } },
      {
        files: {
          'templates/runbook.mdx': '---\ntitle: Runbook\n---\n\n## Alarms\n',
          'notes.mdx':
            '---\ntitle: Notes\ndescription: Notes.\nkind: runbook\n---\n\n## Alarms\n\nNone.\n',
        },
      },
      // A draft may not have its final kind yet.
      {
        files: {
          'notes.mdx': '---\ntitle: N\ndescription: N.\ndraft: true\nkind: runbook\n---\n',
        },
      },
    ],
    fail: [
      {
        files: { 'notes.mdx': '---\ntitle: Notes\ndescription: Notes.\nkind: pge\n---\n' },
        findings: ['notes.mdx:4:7-4:10'],
      },
      {
        files: { 'notes.mdx': '---\ntitle: Notes\ndescription: Notes.\nkind: index\n---\n' },
        findings: ['notes.mdx:4:7-4:12'],
      },
      // Keys specific to the kind can't be checked then.
      {
        files: {
          'notes.mdx': '---\ntitle: N\ndescription: N.\nkind: "runbok"\nalarms: [1]\n---\n',
        },
        findings: ['notes.mdx:4:7-4:15'],
      },
    ],
  },
});
