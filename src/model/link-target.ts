import { closest } from './closest.ts';
import { documentsOf, type FindDocument, findDocument, isPublished, sameIn } from './documents.ts';
import { bareName, join, relative, withoutExtension } from './paths.ts';
import { composed } from './slug.ts';
import type { Document, Engagement, Workspace } from './workspace.ts';

/** The target of a link or an image in a document. */
export type LinkTarget =
  | { type: 'external' }
  /** A code reference; `reference` is the text after `repo:`. */
  | { type: 'code'; reference: string }
  /** A document of this site; `anchor` is '' if there is none. */
  | { type: 'document'; document: Document; anchor: string }
  /**
   * A page that the site generates, by its path without leading or trailing slashes: `questions`.
   */
  | { type: 'page'; path: string; anchor: string }
  /** A file next to the documents, by its path relative to the workspace. */
  | { type: 'asset'; file: string }
  /** An existing document that isn't in a contractor's site. */
  | { type: 'team-only'; document: Document }
  /** Something in another engagement, or a shared document that isn't included. */
  | { type: 'other-engagement'; file: string }
  /** `suggestion` is what to write in the link instead. */
  | { type: 'broken'; suggestion: string | null };

/** Pages of a site that aren't made from a document. */
export const MADE_PAGES = ['questions', 'first-call', 'changes'] as const;

/** Pages that only a team site generates, unless a document has the same path. */
export const TEAM_PAGES = ['metrics'] as const;

/**
 * Resolves a link in either form: by file (`./spec.mdx#ac-1`) or by site path (`/spec/#ac-1`).
 * Names are case-sensitive, because hosts compare them that way.
 *
 * @param from the document that contains the link
 * @param documentWith finds documents; pass an indexed lookup if there are many links
 */
export function resolveLink(
  url: string,
  from: Document,
  engagement: Engagement,
  workspace: Workspace,
  documentWith: FindDocument = findDocument,
): LinkTarget {
  if (url.startsWith('repo:')) return { type: 'code', reference: url.slice('repo:'.length) };
  if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(url)) return { type: 'external' };
  if (url === '') return { type: 'broken', suggestion: null };
  const [, path = '', , anchor = ''] = /^([^?#]*)(\?[^#]*)?(?:#(.*))?$/s.exec(url) ?? [];
  const place: Place = {
    from,
    engagement,
    workspace,
    anchor: composed(decode(anchor)),
    documentWith,
  };
  if (path === '') return reach(from, place);
  const target = path.startsWith('/')
    ? bySitePath(decode(path), place)
    : byFile(decode(path), place);
  if (target.type !== 'broken' || target.suggestion === null) return target;
  const address = target.suggestion.replaceAll(' ', '%20');
  return { type: 'broken', suggestion: anchor === '' ? address : `${address}#${anchor}` };
}

/** The document that contains a link, and the link's anchor. */
interface Place {
  from: Document;
  engagement: Engagement;
  workspace: Workspace;
  anchor: string;
  documentWith: FindDocument;
}

/** @returns the decoded address, or the address as written if its encoding is invalid */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Team documents can link to each other; a draft isn't on any page. */
function reach(document: Document, { from, anchor }: Place): LinkTarget {
  const isReached =
    isPublished(document) || !(isPublished(from) || (document.draft && !from.draft));
  return isReached ? { type: 'document', document, anchor } : { type: 'team-only', document };
}

function bySitePath(path: string, place: Place): LinkTarget {
  const { from, engagement, workspace, anchor, documentWith } = place;
  const { contentFolder } = workspace;
  const wanted = path.replace(/^\/|\/$/g, '');
  const document = documentWith('path', wanted, engagement);
  if (document) return reach(document, place);
  const pages: readonly string[] = isPublished(from) ? MADE_PAGES : [...MADE_PAGES, ...TEAM_PAGES];
  if (wanted === '' || pages.includes(wanted)) {
    return { type: 'page', path: wanted, anchor };
  }
  const folders = from.shared ? ['_shared', engagement.slug] : [engagement.slug];
  const file = folders
    .map((folder) => `${contentFolder}/${folder}/${wanted}`)
    .find((one) => Object.hasOwn(workspace.assets, one));
  if (file !== undefined) return { type: 'asset', file };
  const elsewhere = sameIn(workspace.shared, 'path', wanted) ?? ofOther(wanted, place);
  if (elsewhere) return { type: 'other-engagement', file: elsewhere.file };
  const documents = documentsOf(engagement);
  const named = documentNamed(wanted, documents);
  if (named) return { type: 'broken', suggestion: sitePath(named.path) };
  const paths = [...documents.map((one) => one.path), ...MADE_PAGES].filter(Boolean);
  const match = nearest(wanted, paths);
  return { type: 'broken', suggestion: match === null ? null : sitePath(match) };
}

/** `/other-engagement/spec/` points to another site. */
function ofOther(wanted: string, { engagement, workspace, documentWith }: Place): Document | null {
  const [slug, ...rest] = wanted.split('/');
  const other = workspace.engagements.find((one) => one !== engagement && one.slug === slug);
  if (!other) return null;
  return documentWith('path', rest.join('/'), other) ?? null;
}

function byFile(path: string, place: Place): LinkTarget {
  const { from, engagement, workspace, documentWith } = place;
  const folder = from.file.slice(0, from.file.lastIndexOf('/'));
  const file = join(folder, path);
  const isFile = !path.endsWith('/') && file !== null;
  if (isFile) {
    const document = documentWith('file', file, engagement);
    if (document) return reach(document, place);
    const elsewhere =
      workspace.engagements.some((other) => documentWith('file', file, other)) ||
      sameIn(workspace.shared, 'file', file);
    if (elsewhere) return { type: 'other-engagement', file };
    if (Object.hasOwn(workspace.assets, file)) {
      const mine = [`${workspace.contentFolder}/${engagement.slug}/`];
      if (from.shared) mine.push(`${workspace.contentFolder}/_shared/`);
      const isMine = mine.some((start) => file.startsWith(start));
      return { type: isMine ? 'asset' : 'other-engagement', file };
    }
  }
  const documents = documentsOf(engagement);
  const named =
    documents.find(
      (one) => file !== null && withoutExtension(one.file) === withoutExtension(file),
    ) ?? documentNamed(path, documents);
  if (named) return { type: 'broken', suggestion: relative(folder, named.file) };
  const made = MADE_PAGES.find((page) => page === bareName(path));
  if (made) return { type: 'broken', suggestion: sitePath(made) };
  const files = documents.map((one) => relative(folder, one.file));
  const assets = Object.keys(workspace.assets)
    .filter((asset) => asset.startsWith(`${workspace.contentFolder}/${engagement.slug}/`))
    .map((asset) => relative(folder, asset));
  return { type: 'broken', suggestion: nearest(path, [...files, ...assets]) };
}

/** The document that `../spec/`, `spec.html` or `demo/spec` was meant to be. */
function documentNamed(path: string, documents: Document[]): Document | undefined {
  const name = bareName(path);
  if (name === '') return undefined;
  return (
    documents.find((one) => one.path === name) ??
    documents.find((one) => one.path !== '' && name.endsWith(`/${one.path}`))
  );
}

function sitePath(path: string): string {
  return path === '' ? '/' : `/${path}/`;
}

/** Anything much longer than a path can't be a mistyped one. */
function nearest(path: string, candidates: string[]): string | null {
  return path.length > 200 ? null : closest(path, candidates);
}
