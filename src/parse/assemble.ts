import { kindFromPath, kindOf } from '../kinds/kinds.ts';
import { compareText } from '../model/compare-text.ts';
import type { Template } from '../model/contract.ts';
import { engagementFacts, text } from '../model/engagement-facts.ts';
import type { Source } from '../model/source.ts';
import type {
  Asset,
  Document,
  Engagement,
  ReadBefore,
  UnreadablePath,
  Workspace,
} from '../model/workspace.ts';

export interface Parts {
  sources: Source[];
  templates: Template[];
  assets: Asset[];
  components: string[];
  unreadable: Omit<UnreadablePath, 'engagement'>[];
  /** Folder of the content, POSIX, from the workspace. */
  contentFolder: string;
}

const SHARED = '_shared';

/** Puts parsed files together to a workspace: which engagement a document is of, and of what kind. */
export function assemble(parts: Parts): Workspace {
  const { templates, assets, components, unreadable, contentFolder } = parts;
  // Whoever read the files decides about nothing: not which of two comes later, not what is suggested.
  const sources = parts.sources.toSorted((a, b) => compareText(a.file, b.file));
  const kinds = new Set(templates.map((template) => template.kind));
  const owners = new Map<string, Source[]>();
  for (const source of sources) {
    const owner = folderOf(source.file, contentFolder);
    // A file beside the engagements is no document of any.
    if (owner === null) continue;
    const known = owners.get(owner);
    if (known) known.push(source);
    else owners.set(owner, [source]);
  }
  // A folder without any document is no engagement, unless something in it could not be read.
  for (const path of unreadable) {
    const owner = engagementOf(path.file, contentFolder);
    if (owner !== null && !owners.has(owner)) owners.set(owner, []);
  }
  const documentsOf = (owner: string): Document[] =>
    (owners.get(owner) ?? []).map((source) =>
      documentFrom(source, source.file.slice(`${contentFolder}/${owner}/`.length), kinds, owner),
    );
  const shared = documentsOf(SHARED);
  const engagements = [...owners.keys()]
    .filter((slug) => slug !== SHARED)
    .sort()
    .map((slug): Engagement => {
      const documents = documentsOf(slug);
      const index = documents.find((document) => document.path === '') ?? null;
      const facts = engagementFacts(index?.source ?? null);
      return {
        slug,
        index,
        documents: documents.filter((document) => document !== index),
        included: facts.include.flatMap((path) => shared.find((one) => one.path === path) ?? []),
        facts,
      };
    });
  return {
    engagements,
    shared,
    templates: Object.fromEntries(
      templates
        .toSorted((a, b) => compareText(a.kind, b.kind))
        .map((template) => [template.kind, template]),
    ),
    assets: Object.fromEntries(assets.map((asset) => [asset.file, asset])),
    unreadable: unreadable.map((path) => {
      const owner = engagementOf(path.file, contentFolder);
      return { ...path, engagement: owner === SHARED ? null : owner };
    }),
    searched: {},
    secrets: [],
    code: {},
    diagrams: [],
    components,
    contentFolder,
  };
}

/** @returns the folder right below the content folder that a file lies in; null for none */
function folderOf(file: string, contentFolder: string): string | null {
  const [folder, ...rest] = file.slice(contentFolder.length + 1).split('/');
  return rest.length > 0 && folder !== undefined ? folder : null;
}

/** @returns the engagement of something unreadable, which may be its folder; null for none */
function engagementOf(file: string, contentFolder: string): string | null {
  if (!file.startsWith(`${contentFolder}/`)) return null;
  const name = file.slice(contentFolder.length + 1);
  return folderOf(file, contentFolder) ?? (/^[^./]+$/.test(name) ? name : null);
}

function documentFrom(
  source: Source,
  relativePath: string,
  kinds: ReadonlySet<string>,
  owner: string,
): Document {
  const { data } = source.frontmatter;
  const stem = relativePath.replace(/\.mdx$/i, '');
  const path = stem === 'index' ? '' : stem.replace(/\/index$/, '');
  const isIndex = path === '' && owner !== SHARED;
  const written = text(data.kind);
  const named = written !== null && kinds.has(written) && written !== 'index';
  const kind = isIndex ? 'index' : named ? written : kindFromPath(stem, kinds);
  return {
    path,
    file: source.file,
    kind,
    title: text(data.title) ?? (path.split('/').at(-1) || owner),
    description: text(data.description) ?? '',
    audience: data.audience === 'team' ? 'team' : 'contractor',
    draft: data.draft === true,
    owner: text(data.owner),
    readBefore: readBefore(data.readBefore) ?? kindOf(kind).readBefore,
    shared: owner === SHARED,
    source,
  };
}

function readBefore(value: unknown): ReadBefore | null {
  return value === 'first-call' || value === 'first-commit' || value === 'reference' ? value : null;
}
