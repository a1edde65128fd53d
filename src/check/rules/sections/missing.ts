import type { Finding } from '../../../model/diagnostic.ts';
import type { MissingSection } from '../../../model/match-sections.ts';
import { FILE_START } from '../../../model/position.ts';
import type { Body } from '../../../model/source.ts';
import { placeOf } from '../../../write/insert-section.ts';
import { defineRule } from '../../define-rule.ts';
import { insertSections, type MissingName, nameOf } from '../../insert-sections.ts';

export default defineRule({
  id: 'sections/missing',
  summary: 'A document has every section that its template requires.',
  why: 'A missing section is a question that the contractor has to ask, or does not know to ask.',
  document(document, { sectionsOf }, report) {
    const { body } = document.source;
    if (!body) return;
    for (const missing of sectionsOf(document).missing) report(missingSection(missing, body));
  },
  fix(found: readonly MissingName[], fixing) {
    const fix = insertSections(fixing, found);
    return fix ? [fix] : [];
  },
  examples: {
    pass: [
      { edits: { 'spec.mdx': { '## Goal': 'Goal\n----' } } },
      { edits: { 'spec.mdx': { '## Goal': '## Das Ziel {/* #goal */}' } } },
      { edits: { 'spec.mdx': { '## Goal': '## *Goal* ##' } } },
      { edits: { 'spec.mdx': { '## Goal': '## Background\n\nWhy.\n\n## Goal' } } },
      {
        edits: {
          'brief.mdx': {
            '### In scope\n\nword1 word2 word3 word4 word5 word6.\n\n### Out of scope\n\nword1 word2 word3 word4 word5 word6.':
              'Not applicable: the spec says it all.',
          },
        },
      },
      { files: { 'page.mdx': 'No section is asked for.' } },
      {
        files: {
          'questions/0001-rounding.mdx':
            '---\ntitle: Rounding\ndescription: How?\nasked: 2026-12-01\nby: dana\n---\n\n## Question\n\nHow?\n',
        },
      },
    ],
    fail: [
      {
        edits: { 'brief.mdx': { '## Acceptance criteria\n\n- Exports run.\n': '' } },
        findings: ['brief.mdx:32:1-32:9'],
      },
      {
        edits: { 'brief.mdx': { '### In scope': '### Scope of the work' } },
        findings: ['brief.mdx:32:1-32:9'],
      },
      {
        edits: { 'spec.mdx': { '## Goal': '### Goal' } },
        findings: ['spec.mdx:1:1-1:1'],
      },
      {
        files: {
          'questions/0001-rounding.mdx':
            '---\ntitle: Rounding\ndescription: How?\nasked: 2026-12-01\nby: dana\nanswered: 2026-12-02\nansweredBy: dana\n---\n\n## Question\n\nHow?\n',
        },
        findings: ['questions/0001-rounding.mdx:10:1-10:12'],
      },
    ],
  },
});

function missingSection(missing: MissingSection, body: Body): Omit<Finding, 'file'> {
  const { contract, after, parent } = missing;
  // At the end of a file, a heading may be inside an unclosed code block or directive.
  const fixable = body.isClosed || Number.isFinite(placeOf(body, missing));
  const what = `${heading(contract)} ${place(missing)}`;
  return {
    range: (after ?? parent)?.range ?? FILE_START,
    message: `Section "${contract.title}" is missing.`,
    hint: fixable
      ? `Add ${what}, or run prebrief check --fix.`
      : `Close the code block or directive at the end of the file, and add ${what}.`,
    ...(fixable && { fix: nameOf(missing) }),
  };
}

function place({ after, parent }: MissingSection): string {
  if (after) return `after ${heading(after)}`;
  return parent ? `under ${heading(parent)}` : 'at the top';
}

function heading({ depth, title }: { depth: number; title: string }): string {
  return `"${'#'.repeat(depth)} ${title}"`;
}
