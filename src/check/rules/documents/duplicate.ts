import { kindOf } from '../../../kinds/kinds.ts';
import { compareText } from '../../../model/compare-text.ts';
import { FILE_START } from '../../../model/position.ts';
import type { Document } from '../../../model/workspace.ts';
import { defineRule } from '../../define-rule.ts';

export default defineRule({
  id: 'documents/duplicate',
  summary: 'An engagement has only one document of each kind that must be unique.',
  why: 'With two specifications, the contractor builds the one you did not mean.',
  engagement({ engagement }, report) {
    const first = new Map<string, Document>();
    // If a document can't be read, its kind is only a guess.
    const documents = engagement.documents.filter(
      ({ draft, kind, source }) =>
        !draft &&
        kindOf(kind).once &&
        !source.unreadable &&
        source.frontmatter.problems.length === 0,
    );
    for (const document of documents.toSorted((a, b) => compareText(a.path, b.path))) {
      const { kind, path, file } = document;
      const earlier = first.get(kind);
      if (!earlier) first.set(kind, document);
      // Two files with the same address have their own finding.
      else if (earlier.path !== path) {
        report({
          file,
          range: FILE_START,
          message: `The engagement already has a "${kind}": ${earlier.file}.`,
          hint: 'Merge the two, or change the kind of this one, for example to "kind: page".',
        });
      }
    }
  },
  examples: {
    pass: [
      { files: { 'notes.mdx': 'A page,', 'more.mdx': 'and another.' } },
      {
        files: {
          'plan.mdx': '---\ntitle: P\ndescription: P.\nkind: glossary\ndraft: true\n---\n',
          'glossary.mdx': 'One of them is a draft.',
        },
      },
      // A shared document isn't a duplicate of the engagement's own.
      {
        files: {
          'content/_shared/words.mdx': '---\ntitle: W\ndescription: W.\nkind: glossary\n---\n',
          'glossary.mdx': 'Our own words.',
        },
        edits: { 'index.mdx': { 'people:': 'include: [words]\npeople:' } },
      },
    ],
    fail: [
      {
        files: {
          'glossary.mdx': 'Words.',
          'glossary-2.mdx': '---\ntitle: W\ndescription: W.\nkind: glossary\n---\n',
        },
        findings: ['glossary-2.mdx:1:1-1:1'],
      },
      {
        files: {
          'glossary.mdx': 'Words.',
          'glossary/more.mdx': '---\ntitle: W\ndescription: W.\naudience: team\n---\n',
        },
        findings: ['glossary/more.mdx:1:1-1:1'],
      },
    ],
  },
});
