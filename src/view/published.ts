import { kindOrder } from '../kinds/kinds.ts';
import { compareText } from '../model/compare-text.ts';
import { isInSite } from '../model/documents.ts';
import { mapping, text } from '../model/engagement-facts.ts';
import type { Audience, Document, Engagement, ReadBefore } from '../model/workspace.ts';

const STAGES: readonly ReadBefore[] = ['first-call', 'first-commit', 'reference'];

/**
 * The documents that a site of an engagement holds, in the order in which they are to be read:
 * by when, then as `sidebar.order` says, then by kind and path. The cover is not among them.
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

/** @returns what the navigation calls a document */
export function labelOf(document: Document): string {
  return text(mapping(document.source.frontmatter.data.sidebar).label) ?? document.title;
}

/** @returns the document's path in the site, with a slash at both ends */
export function hrefOf(document: Document): string {
  return document.path === ''
    ? '/'
    : `/${document.path.split('/').map(encodeURIComponent).join('/')}/`;
}
