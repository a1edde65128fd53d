import { kindOrder } from '../kinds/kinds.ts';
import { compareText } from '../model/compare-text.ts';
import { isInSite } from '../model/documents.ts';
import { mapping, text } from '../model/engagement-facts.ts';
import type { Audience, Document, Engagement, ReadBefore } from '../model/workspace.ts';

const STAGES: readonly ReadBefore[] = ['first-call', 'first-commit', 'reference'];

/**
 * The documents in an engagement's site, in reading order: by when to read them, then by
 * `sidebar.order`, kind and path. The cover is not included.
 */
export function publishedDocuments(engagement: Engagement, audience: Audience): Document[] {
  const { documents, included } = engagement;
  return [...documents, ...included]
    .filter((one) => isInSite(one, audience))
    .sort(compareDocuments);
}

function compareDocuments(a: Document, b: Document): number {
  return (
    STAGES.indexOf(a.readBefore) - STAGES.indexOf(b.readBefore) ||
    sidebarOrder(a) - sidebarOrder(b) ||
    kindOrder(a.kind) - kindOrder(b.kind) ||
    compareText(a.path, b.path)
  );
}

function sidebarOrder(document: Document): number {
  const { order } = mapping(document.source.frontmatter.data.sidebar);
  return typeof order === 'number' ? order : Number.MAX_VALUE;
}

/** @returns a document's label in the navigation */
export function labelOf(document: Document): string {
  return text(mapping(document.source.frontmatter.data.sidebar).label) ?? document.title;
}

/** @returns the document's path in the site, with leading and trailing slash */
export function hrefOf(document: Document): string {
  return document.path === ''
    ? '/'
    : `/${document.path.split('/').map(encodeURIComponent).join('/')}/`;
}
