import { permalink } from '../code/permalink.ts';
import { criterionAnchor } from '../model/anchors.ts';
import { criteriaOf } from '../model/criteria.ts';
import { documentsOf, isInSite } from '../model/documents.ts';
import { resolveLink } from '../model/link-target.ts';
import { usesIn } from '../model/shown-files.ts';
import { writtenIn } from '../model/source.ts';
import type { TranscriptPart } from '../model/transcript.ts';
import type { Audience, Document, Engagement, Workspace } from '../model/workspace.ts';
import { type SnippetView, snippetsOf } from './code.ts';
import { hrefOf } from './published.ts';

/** Everything needed to render a document's MDX to HTML, as plain JSON. */
export interface Rendering {
  /** Names the document in error messages. */
  file: string;
  /** The checked MDX. */
  text: string;
  /** Ids of the headings, by `line:column`. */
  headingIds: Record<string, string>;
  /** Resolved links by URL as written; null if the site has no such page. */
  links: Record<string, string | null>;
  /** Images by URL as written. */
  images: Record<string, ImageView>;
  /** Links to criteria, by id. */
  criteria: Record<string, string>;
  /** Start lines of the spec's criteria, whose list is rendered as a table; empty elsewhere. */
  criteriaLines: number[];
  /** Components to append to sections (by id), because the author did not place them. */
  append: { component: string; section: string }[];
  /** The code that it shows, by the `from` of each `<Snippet>`. */
  snippets: Record<string, SnippetView>;
  /** Languages of its code blocks. */
  languages: string[];
}

/** A published image: its path in the site, and its size in pixels. */
export interface ImageView {
  src: string;
  width: number;
  height: number;
  /** Duration of a video; absent if unknown, or not a video. */
  seconds?: number | undefined;
  /** Content of a transcript. */
  transcript?: TranscriptPart[] | undefined;
}

export interface RenderingOptions {
  workspace: Workspace;
  audience: Audience;
  /** Published files by workspace path. */
  files: Readonly<Record<string, ImageView>>;
}

/** Data components, with the section each is appended to if the author did not place it. */
const PLACES = [
  { component: 'SystemMap', kind: 'architecture', section: 'overview', key: 'systems' },
  { component: 'DataModel', kind: 'data-model', section: 'entities', key: 'source' },
  { component: 'ApiOperations', kind: 'api', section: 'endpoints', key: 'source' },
  { component: 'Grants', kind: 'access', section: 'what-you-get', key: 'grants' },
];

export function renderingOf(
  document: Document,
  engagement: Engagement,
  options: RenderingOptions,
): Rendering {
  const { body } = document.source;
  if (!body) throw new Error(`${document.file} has not been parsed`);
  const spec = documentsOf(engagement).find(
    (one) => one.kind === 'spec' && isInSite(one, options.audience),
  );
  const criteria = spec ? criteriaOf(spec, options.workspace) : [];
  const snippets = snippetsOf(document, engagement, options.workspace);
  const urls = [...body.links, ...body.definitions].map(({ url }) => url);
  return {
    file: document.file,
    text: writtenIn(body),
    headingIds: Object.fromEntries(
      body.headings.map(({ range: { start }, id }) => [`${start.line}:${start.column}`, id]),
    ),
    links: Object.fromEntries(urls.map((url) => [url, linkOf(url, document, engagement, options)])),
    images: imagesOf(document, engagement, options),
    criteria: Object.fromEntries(
      criteria.map(({ id }) => [id, spec ? `${hrefOf(spec)}#${criterionAnchor(id)}` : '']),
    ),
    criteriaLines: document === spec ? criteria.map(({ range }) => range.start.line) : [],
    append: appendedTo(document),
    snippets,
    languages: [
      ...body.codeBlocks.flatMap(({ language }) => language ?? []),
      ...Object.values(snippets).flatMap(({ language }) => language ?? []),
    ],
  };
}

/** The components that show a document's data, and the sections they are appended to. */
export function appendedTo({ kind, source }: Document): Rendering['append'] {
  const { body, frontmatter } = source;
  return PLACES.flatMap(({ component, kind: of, section, key }) => {
    const isPlaced = body?.elements.some(({ name }) => name === component);
    const hasData = frontmatter.data[key] !== undefined;
    const place = body?.sections.find(({ slug, id }) => slug === section || id === section);
    return kind !== of || isPlaced || !hasData || !place ? [] : [{ component, section: place.id }];
  });
}

function imagesOf(
  document: Document,
  engagement: Engagement,
  { workspace, files }: RenderingOptions,
): Record<string, ImageView> {
  const images: Record<string, ImageView> = {};
  for (const { url } of usesIn(document.source.body)) {
    const target = resolveLink(url, document, engagement, workspace);
    const file = target.type === 'asset' ? files[target.file] : undefined;
    if (file) images[url] = file;
  }
  return images;
}

/** @returns a link resolved within the document's site; null if the site has no such page */
export function linkOf(
  url: string,
  document: Document,
  engagement: Engagement,
  { workspace, audience, files }: RenderingOptions,
): string | null {
  const target = resolveLink(url, document, engagement, workspace);
  switch (target.type) {
    case 'external':
      return url;
    case 'code':
      return permalink(
        target.reference,
        engagement.facts.repository,
        workspace.code[engagement.slug],
      );
    case 'page':
      return `/${target.path}/${target.anchor && `#${target.anchor}`}`;
    case 'asset':
      return files[target.file]?.src ?? null;
    case 'team-only':
      return isInSite(target.document, audience) ? hrefOf(target.document) : null;
    case 'document': {
      if (!isInSite(target.document, audience)) return null;
      if (target.document === document && url.startsWith('#')) return url;
      const hash = target.anchor ? `#${encodeURIComponent(target.anchor)}` : '';
      return hrefOf(target.document) + hash;
    }
    default:
      return null;
  }
}
