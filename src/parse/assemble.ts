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
  /** POSIX path of the content folder, relative to the workspace. */
  contentFolder: string;
}

const SHARED = '_shared';

/**
 * Assembles parsed files into a workspace: which engagement each document belongs to, and its kind.
 */
export function assemble(parts: Parts): Workspace {
  const { templates, assets, components, unreadable, contentFolder } = parts;
  // Sorting makes the result independent of the order in which files were read, such as which of
  // two duplicates is reported.
  const sources = parts.sources.toSorted((a, b) => compareText(a.file, b.file));
  const kinds = new Set(templates.map((template) => template.kind));
  const owners = new Map<string, Source[]>();
  for (const source of sources) {
    const owner = folderOf(source.file, contentFolder);
    // A file next to the engagements isn't a document of any of them.
    if (owner === null) continue;
    const known = owners.get(owner);
    if (known) known.push(source);
    else owners.set(owner, [source]);
  }
  // A folder without documents isn't an engagement, unless something in it couldn't be read.
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

/** @returns the folder directly below the content folder that contains a file; null if none does */
function folderOf(file: string, contentFolder: string): string | null {
  const [folder, ...rest] = file.slice(contentFolder.length + 1).split('/');
  return rest.length > 0 && folder !== undefined ? folder : null;
}

/**
 * @returns the engagement of an unreadable file or folder, which may be the engagement's own
 * folder; null if none
 */
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
