import { resolveLink } from '../model/link-target.ts';
import { slugOf } from '../model/slug.ts';
import type { Document, Engagement, Workspace } from '../model/workspace.ts';
import type { PageLink } from './navigation.ts';
import { hrefOf, labelOf } from './published.ts';

export interface GlossaryTermView {
  term: string;
  id: string;
  usedIn: PageLink[];
}

/** The terms in alphabetical order, each with the documents that link to it or mark it with `<Term>`. */
export function glossaryTerms(
  glossary: Document,
  documents: Document[],
  engagement: Engagement,
  workspace: Workspace,
): GlossaryTermView[] {
  const sections = (glossary.source.body?.sections ?? []).filter(({ depth }) => depth === 2);
  return sections
    .map(({ title, id, slug }) => ({
      term: title,
      id,
      usedIn: documents
        .filter((document) => document !== glossary && uses(document, slug, id))
        .map((document) => ({ href: hrefOf(document), label: labelOf(document) })),
    }))
    .sort((a, b) => a.term.localeCompare(b.term, 'en'));

  function uses(document: Document, slug: string, id: string): boolean {
    const { body } = document.source;
    if (!body) return false;
    const marked = body.elements.some((element) => {
      const written = element.attributes.find(({ name }) => name === 'id')?.value ?? element.text;
      return element.name === 'Term' && slugOf(String(written).trim()) === slug;
    });
    return (
      marked ||
      body.links.some(({ url }) => {
        const target = resolveLink(url, document, engagement, workspace);
        return target.type === 'document' && target.document === glossary && target.anchor === id;
      })
    );
  }
}
