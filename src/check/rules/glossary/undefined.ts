import { closest } from '../../../model/closest.ts';
import { documentsOf, engagementsOf, isPublished } from '../../../model/documents.ts';
import { slugOf } from '../../../model/slug.ts';
import type { Element, Section } from '../../../model/source.ts';
import type { Document, Engagement } from '../../../model/workspace.ts';
import { defineRule } from '../../define-rule.ts';

export default defineRule({
  id: 'glossary/undefined',
  summary: 'Every <Term> has an entry in the glossary.',
  why: 'A word marked as a term promises an explanation. Without one, the reader searches for something that does not exist.',
  document(document, { engagement, workspace }, report) {
    const written = (document.source.body?.elements ?? []).filter(({ name }) => name === 'Term');
    if (written.length === 0) return;
    const glossaries = engagementsOf(document, engagement, workspace).flatMap((one) => {
      const entries = entriesFor(document, one);
      // The entries of a glossary that doesn't parse are unknown.
      return entries === null ? [] : { slug: one.slug, entries };
    });
    for (const element of written) {
      const term = termOf(element);
      if (term === null) continue;
      const slug = slugOf(term);
      const glossary = glossaries.find(({ entries }) => entries.every((one) => one.slug !== slug));
      if (!glossary) continue;
      report({
        range: element.range,
        message: `The glossary of "${glossary.slug}" has no entry "${term}".`,
        hint: hintFor(term, glossary.entries),
      });
    }
  },
  examples: {
    pass: [
      {
        files: {
          'glossary.mdx': '## Minor unit\n\nA cent.\n\n## **Account**\n\nA wholesaler.\n',
          'page.mdx': 'Each <Term>account</Term> counts <Term id="minor-unit">units</Term>.\n',
        },
      },
      // An accented letter can be one character or two; both look the same.
      {
        files: {
          'glossary.mdx': '## Cre\u0301dit\n\nWhat is owed.\n\n## Na\u00efve\n\nA word.\n',
          'page.mdx':
            'Each <Term>cr\u00e9dit</Term>, <Term id="cre\u0301dit">one</Term>, <Term>nai\u0308ve</Term>.\n',
        },
      },
    ],
    fail: [
      { files: { 'page.mdx': 'Each <Term>account</Term>.\n' }, findings: ['page.mdx:6:6-6:26'] },
      {
        files: {
          'glossary.mdx': '## Account\n\nA wholesaler.\n\n### Trial\n\nA free one.\n',
          'page.mdx': '<Term>Accounts</Term>, <Term id="trial" />.\n',
        },
        findings: ['page.mdx:6:1-6:22', 'page.mdx:6:24-6:43'],
      },
      // The contractor can't look up what only the team can see.
      {
        files: {
          'glossary.mdx':
            '---\ntitle: G\ndescription: G.\naudience: team\n---\n\n## Account\n\nA wholesaler.\n',
          'page.mdx': '<Term>Account</Term>\n',
        },
        findings: ['page.mdx:6:1-6:21'],
      },
    ],
  },
});

/** The terms that a document's readers can look up; null if they can't be known. */
function entriesFor(document: Document, engagement: Engagement): Section[] | null {
  const glossaries = documentsOf(engagement).filter(
    (one) => one.kind === 'glossary' && !one.draft && (isPublished(one) || !isPublished(document)),
  );
  if (glossaries.some(({ source }) => source.body === null)) return null;
  return glossaries.flatMap(
    ({ source }) => source.body?.sections.filter(({ depth }) => depth === 2) ?? [],
  );
}

/** @returns the name to look up; null if the id is code, which has its own finding */
function termOf({ attributes, text }: Element): string | null {
  const id = attributes.findLast(({ name }) => name === 'id');
  if (!id) return text.replace(/\s+/g, ' ').trim();
  return id.value === null ? null : String(id.value).trim();
}

function hintFor(term: string, entries: Section[]): string {
  const slug = closest(
    slugOf(term),
    entries.map((entry) => entry.slug),
  );
  const meant = entries.find((entry) => entry.slug === slug);
  return meant
    ? `Did you mean "${meant.title}"? Then write <Term id="${meant.slug}">.`
    : `Add "## ${term}" to the glossary, or remove <Term>.`;
}
