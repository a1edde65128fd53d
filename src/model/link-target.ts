import { closest } from './closest.ts';
import { text } from './engagement-facts.ts';
import { bareName, join, relative, withoutExtension } from './paths.ts';
import { systemAnchors } from './systems.ts';
import type { Document, Engagement, Workspace } from './workspace.ts';

/** Where a link or an image in a document leads. */
export type LinkTarget =
  | { type: 'external' }
  /** A code reference; `reference` is what stands after `repo:`. */
  | { type: 'code'; reference: string }
  /** A document of this site; `anchor` is '' for none. */
  | { type: 'document'; document: Document; anchor: string }
  /** A page that the site makes, by its path without slashes at its ends: `questions`. */
  | { type: 'page'; path: string; anchor: string }
  /** A file beside the documents, by its path from the workspace. */
  | { type: 'asset'; file: string }
  /** A document that is there, but in no contractor's site. */
  | { type: 'team-only'; document: Document }
  /** Something of another engagement, or a shared document that is not included. */
  | { type: 'other-engagement'; file: string }
  /** `suggestion` is what to write instead, as it would stand in the link. */
  | { type: 'broken'; suggestion: string | null };

/** Pages of a site that no document stands for. */
export const MADE_PAGES = ['questions', 'first-call', 'changes'] as const;

/** Pages that only a team's site makes, where no document stands in their place. */
export const TEAM_PAGES = ['metrics'] as const;

/** Parts of the cover that have an anchor of their own. */
const COVER_ANCHORS = ['people', 'channels', 'access', 'the-first-call', 'before-the-first-call'];

/**
 * Resolves a link as both ways of writing one allow: by file (`./spec.mdx#ac-1`) and by site path
 * (`/spec/#ac-1`). Names are compared as they are written, upper and lower case included, because
 * that is how hosts compare them.
 *
 * @param from the document the link stands in
 * @param documentWith finds documents; one that has them in order is faster where there are many links
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
  const place: Place = { from, engagement, workspace, anchor: decode(anchor), documentWith };
  if (path === '') return reach(from, place);
  const target = path.startsWith('/')
    ? bySitePath(decode(path), place)
    : byFile(decode(path), place);
  if (target.type !== 'broken' || target.suggestion === null) return target;
  const address = target.suggestion.replaceAll(' ', '%20');
  return { type: 'broken', suggestion: anchor === '' ? address : `${address}#${anchor}` };
}

/** Where a link stands, and the anchor it asks for. */
interface Place {
  from: Document;
  engagement: Engagement;
  workspace: Workspace;
  anchor: string;
  documentWith: FindDocument;
}

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

/** @returns every id on a document's page that a link may lead to */
export function anchorsOf(document: Document): string[] {
  const { body } = document.source;
  if (!body) return [];
  return [
    'top',
    ...body.headings.map((heading) => heading.id),
    ...(document.kind === 'spec' ? body.criteria.map(({ id }) => criterionAnchor(id)) : []),
    ...(document.kind === 'index' ? COVER_ANCHORS : []),
    ...systemAnchors(document).map(({ anchor }) => anchor),
    ...body.elements.flatMap(({ name, attributes }) =>
      /^[a-z]/.test(name ?? '')
        ? attributes.flatMap((one) => (one.name === 'id' ? (text(one.value) ?? []) : []))
        : [],
    ),
  ];
}

/** Whether a document's page shows what is in the repository, with anchors that content cannot tell. */
export function hasMadeAnchors({ kind, source }: Document): boolean {
  return (
    (kind === 'data-model' || kind === 'api') && (source.frontmatter.data.source ?? null) !== null
  );
}

/** @returns `ac-1` for `AC-1` */
export function criterionAnchor(id: string): string {
  return id.toLowerCase();
}

/** @returns what an address names; as it is written where that is no encoding */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A team document may lead to another one; a draft is on no page at all. */
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

/** `/other-engagement/spec/` leads into another site. */
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

/** Finds the document of an engagement that has a path in the site, or a file. */
export type FindDocument = (
  key: 'path' | 'file',
  value: string,
  engagement: Engagement,
) => Document | undefined;

const findDocument: FindDocument = (key, value, { index, documents, included }) => {
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
function sameIn(
  documents: readonly Document[],
  key: 'path' | 'file',
  value: string,
): Document | undefined {
  const found = documents.find((one) => one[key] === value);
  if (found || isAscii(value)) return found;
  return documents.find((one) => one[key].normalize('NFC') === value.normalize('NFC'));
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

/** Nothing that is much longer than a path can be a slip in one. */
function nearest(path: string, candidates: string[]): string | null {
  return path.length > 200 ? null : closest(path, candidates);
}
