import { closest } from '../../../model/closest.ts';
import { documentsOf, isPublished } from '../../../model/documents.ts';
import { FILE_START } from '../../../model/position.ts';
import type { Document, Engagement, Workspace } from '../../../model/workspace.ts';
import { defineRule } from '../../define-rule.ts';
import { unknownKind } from '../../document-schemas.ts';

export default defineRule({
  id: 'documents/missing',
  summary: 'An engagement has every document that the contract of index.mdx requires.',
  why: 'Whatever is not written down before the first call is asked on the call, and again in the second week.',
  engagement({ engagement, workspace }, report) {
    const folder = `${workspace.contentFolder}/${engagement.slug}`;
    // If a folder couldn't be read, its contents are unknown.
    if (workspace.unreadable.some(({ file }) => file === folder)) return;
    if (!engagement.index) {
      // Without an index, nobody can tell whether this is meant to be an engagement.
      report({
        range: FILE_START,
        message: `The engagement "${engagement.slug}" has no index.mdx.`,
        hint: `Create ${folder}/index.mdx with the facts of the engagement, or move the folder out of ${workspace.contentFolder}.`,
      });
      return;
    }
    const documents = documentsOf(engagement);
    const kinds = Object.keys(workspace.templates);
    const misspelt = documents.flatMap((document) => {
      const written = unknownKind(document, workspace);
      return written === null ? [] : closest(written, kinds);
    });
    for (const kind of workspace.templates.index?.contract.documents ?? []) {
      const candidates = documents.filter((document) => document.kind === kind);
      // If its kind is misspelt, that has its own finding.
      if (candidates.some(isPublished) || misspelt.includes(kind)) continue;
      const [candidate] = candidates;
      report({
        range: FILE_START,
        message: candidate
          ? `The engagement's only "${kind}" is ${candidate.draft ? 'a draft' : 'for the team'}.`
          : `The engagement has no "${kind}".`,
        hint: candidate ? publish(candidate) : create(kind, engagement, workspace),
      });
    }
  },
  examples: {
    pass: [
      // A document of a kind can have any name, and can be shared.
      {
        files: {
          'content/_shared/rules/code.mdx':
            '---\ntitle: C\ndescription: C.\nkind: conventions\n---\n\n## Language and layout\n\nA.\n\n## Naming\n\nB.\n\n## Errors\n\nC.\n\n## Tests\n\nD.\n\n## Branches and commits\n\nE.\n',
        },
        edits: {
          'index.mdx': { 'people:': 'include: [rules/code]\npeople:' },
          'conventions.mdx': { 'title: conventions': 'title: conventions\ndraft: true' },
        },
      },
      {
        files: {
          'templates/index.mdx': '---\ntitle: I\ncontract: { documents: [brief] }\n---\n',
        },
        edits: { 'spec.mdx': { 'title: spec': 'title: spec\ndraft: true' } },
      },
    ],
    fail: [
      {
        edits: { 'spec.mdx': { 'title: spec': 'title: spec\ndraft: true' } },
        findings: ['index.mdx:1:1-1:1'],
      },
      {
        edits: {
          'access.mdx': { 'title: access': 'title: access\nkind: page' },
          'conventions.mdx': { 'title: conventions': 'title: conventions\naudience: team' },
        },
        findings: ['index.mdx:1:1-1:1', 'index.mdx:1:1-1:1'],
      },
      {
        files: {
          'templates/index.mdx': '---\ntitle: I\ncontract: { documents: [brief, glossary] }\n---\n',
        },
        findings: ['index.mdx:1:1-1:1'],
      },
    ],
  },
});

function publish({ file, draft }: Document): string {
  return `Remove "${draft ? 'draft: true' : 'audience: team'}" from ${file}, or write one for the contractor.`;
}

function create(kind: string, { slug }: Engagement, workspace: Workspace): string {
  if (!Object.hasOwn(workspace.templates, kind)) {
    return `Add a template for it, or remove it from the contract in ${workspace.templates.index?.file ?? 'templates/index.mdx'}.`;
  }
  const where = workspace.engagements.length > 1 ? ` --in ${slug}` : '';
  return `Create ${workspace.contentFolder}/${slug}/${kind}.mdx, or run prebrief new ${kind}${where}.`;
}
