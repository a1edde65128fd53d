import { composed } from './slug.ts';
import type { Audience, Document, Engagement, Workspace } from './workspace.ts';

/** All documents that links in the engagement can point to, for any audience. */
export function documentsOf(engagement: Engagement): Document[] {
  const { index, documents, included } = engagement;
  return [...(index ? [index] : []), ...documents, ...included];
}

/** The engagements whose sites contain a document: for a shared one, each that includes it. */
export function engagementsOf(
  document: Document,
  engagement: Engagement,
  { engagements }: Workspace,
): Engagement[] {
  return document.shared
    ? engagements.filter(({ included }) => included.includes(document))
    : [engagement];
}

/** Whether the document is in a contractor's site. */
export function isPublished(document: Document): boolean {
  return document.audience === 'contractor' && !document.draft;
}

/** Team sites include what contractors don't see, but no site includes drafts. */
export function isInSite(document: Document, audience: Audience): boolean {
  return audience === 'team' ? !document.draft : isPublished(document);
}

/** Finds the document of an engagement by its path in the site or by its file. */
export type FindDocument = (
  key: 'path' | 'file',
  value: string,
  engagement: Engagement,
) => Document | undefined;

export const findDocument: FindDocument = (key, value, { index, documents, included }) => {
  if (index?.[key] === value) return index;
  return sameIn(documents, key, value) ?? sameIn(included, key, value);
};

/** @returns a function that does the same in constant time, as long as no document changes */
export function documentFinder(): FindDocument {
  const known = new Map<Engagement, Record<'path' | 'file', Map<string, Document>>>();
  return (key, value, engagement) => {
    const indexes = known.get(engagement) ?? {
      path: indexBy('path', engagement),
      file: indexBy('file', engagement),
    };
    known.set(engagement, indexes);
    // Non-ASCII text may have several spellings.
    return isAscii(value) ? indexes[key].get(value) : findDocument(key, value, engagement);
  };
}

/**
 * If several have the same path, the first is found: the index, then the engagement's own
 * documents, then included ones.
 */
function indexBy(key: 'path' | 'file', engagement: Engagement): Map<string, Document> {
  const documents = documentsOf(engagement).reverse();
  return new Map(documents.map((document) => [document[key], document]));
}

function isAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}

/** A name can be written with composed or with combining characters. */
export function sameIn(
  documents: readonly Document[],
  key: 'path' | 'file',
  value: string,
): Document | undefined {
  const found = documents.find((one) => one[key] === value);
  if (found || isAscii(value)) return found;
  return documents.find((one) => composed(one[key]) === composed(value));
}
