import { composed } from './slug.ts';
import type { Audience, Document, Engagement, Workspace } from './workspace.ts';

/** Every document that the engagement's links may name, whoever it is for. */
export function documentsOf(engagement: Engagement): Document[] {
  const { index, documents, included } = engagement;
  return [...(index ? [index] : []), ...documents, ...included];
}

/** Engagements in whose sites a document stands: a shared one in each that includes it. */
export function engagementsOf(
  document: Document,
  engagement: Engagement,
  { engagements }: Workspace,
): Engagement[] {
  return document.shared
    ? engagements.filter(({ included }) => included.includes(document))
    : [engagement];
}

/** Whether a contractor's site holds the document. */
export function isPublished(document: Document): boolean {
  return document.audience === 'contractor' && !document.draft;
}

/** A team site holds what contractors do not see; a draft is in no site. */
export function isInSite(document: Document, audience: Audience): boolean {
  return audience === 'team' ? !document.draft : isPublished(document);
}

/** Finds the document of an engagement that has a path in the site, or a file. */
export type FindDocument = (
  key: 'path' | 'file',
  value: string,
  engagement: Engagement,
) => Document | undefined;

export const findDocument: FindDocument = (key, value, { index, documents, included }) => {
  if (index?.[key] === value) return index;
  return sameIn(documents, key, value) ?? sameIn(included, key, value);
};

/** @returns what finds the same in any number of documents in the same time, as long as none changes */
export function documentFinder(): FindDocument {
  const known = new Map<Engagement, Record<'path' | 'file', Map<string, Document>>>();
  return (key, value, engagement) => {
    const indexes = known.get(engagement) ?? {
      path: indexBy('path', engagement),
      file: indexBy('file', engagement),
    };
    known.set(engagement, indexes);
    // Of any other text there may be several spellings.
    return isAscii(value) ? indexes[key].get(value) : findDocument(key, value, engagement);
  };
}

/** Of several with one path the first is found: the index, its own documents, included ones. */
function indexBy(key: 'path' | 'file', engagement: Engagement): Map<string, Document> {
  const documents = documentsOf(engagement).reverse();
  return new Map(documents.map((document) => [document[key], document]));
}

function isAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}

/** One name may be written with composed or with combining characters. */
export function sameIn(
  documents: readonly Document[],
  key: 'path' | 'file',
  value: string,
): Document | undefined {
  const found = documents.find((one) => one[key] === value);
  if (found || isAscii(value)) return found;
  return documents.find((one) => composed(one[key]) === composed(value));
}
