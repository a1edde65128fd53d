import { type Dirent, lstatSync, readdirSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { compareText } from '../model/compare-text.ts';
import type { Problem } from '../model/source.ts';
import { MAX_BYTES } from '../parse/read-text.ts';
import type { ReadFile, WorkspaceFiles } from '../parse/workspace.ts';
import { irregular, isGone, problemOf, refusedLink } from './file-problems.ts';
import { type Located, locate, typeOf } from './locate.ts';
import { readComponents } from './read-components.ts';
import { readBuiltInTemplates, readTemplates } from './read-templates.ts';
import { noContent, openFolders, readLater, refusedFile } from './real-files.ts';
import { isInside, type RealFolders, territoryOf } from './territory.ts';

export interface Folders {
  /** Absolute path. */
  root: string;
  content: string;
  templates: string;
  /** Absolute path. */
  builtInTemplates: string;
  /** Additional files and folders that are read only to search them for secrets. */
  searched?: readonly string[];
}

/**
 * Reads the files of a workspace. Skips names that begin with `_` or `.`, except `content/_shared`;
 * those with `_` are still searched for secrets.
 *
 * @throws UserError if there is no content folder
 */
export function readWorkspace({
  root,
  content,
  templates,
  builtInTemplates,
  searched = [],
}: Folders): WorkspaceFiles {
  const folders = openFolders({ root, contentFolder: content });
  const { contentFolder, realContent } = folders;
  const components = readComponents(folders);
  const files: WorkspaceFiles = {
    documents: [],
    svgs: [],
    texts: [],
    assets: [],
    refused: components.refused,
    templates: [],
    builtInTemplates: readBuiltInTemplates(root, builtInTemplates),
    components: Object.keys(components.paths),
    contentFolder,
  };
  const own = resolve(root, templates);
  files.templates =
    own === resolve(builtInTemplates) ? files.builtInTemplates : readTemplates(folders, own);
  const walk: Walk = { files, folders, above: [realContent], linked: { entries: 0 } };
  readFolder(contentFolder, walk);
  for (const file of searched) readAside(file, walk);
  return files;
}

interface Walk {
  files: WorkspaceFiles;
  folders: RealFolders;
  /** Real paths of the current folder and of all folders on the way to it. */
  above: readonly string[];
  /** How many files were reached through links to folders, which can multiply. */
  linked: { entries: number };
  isLinked?: boolean;
}

/** Two links in each of thirty folders, each to the next one, make a billion files. */
const MOST_LINKED = 2_000;

function readFolder(folder: string, walk: Walk): void {
  const { files, folders, linked } = walk;
  const isContent = folder === folders.contentFolder;
  const entries = listFolder(join(folders.root, folder));
  if (!Array.isArray(entries)) {
    if (isContent) throw entries ? refusedFile(folder, entries) : noContent(folders);
    if (entries) files.refused.push({ file: folder, problem: entries });
    return;
  }
  for (const entry of entries) {
    const isShared = entry.name === '_shared' && isContent;
    if (entry.name.startsWith('_') && !isShared) readAside(`${folder}/${entry.name}`, walk);
    if (/^[_.]/.test(entry.name) && !isShared) continue;
    const file = `${folder}/${entry.name}`;
    if (walk.isLinked && ++linked.entries > MOST_LINKED) {
      const problem = refusedLink(
        `is one of several that together reach more than ${MOST_LINKED} files`,
      );
      files.refused.push({ file: folder, problem });
      return;
    }
    const found = placeOf(entry, file, walk);
    if (found === null) continue;
    if ('message' in found) files.refused.push({ file, problem: found });
    else if (found.type === 'folder') readFolder(file, found.walk);
    else readOne(file, found, walk);
  }
}

type Place = (Located & { type: 'file' | 'other' }) | { type: 'folder'; walk: Walk };

function placeOf(entry: Dirent, file: string, walk: Walk): Place | Problem | null {
  const { folders, above } = walk;
  const type = typeOf(entry);
  if (type === 'folder') {
    const real = join(above.at(-1) ?? '', entry.name);
    return { type, walk: { ...walk, above: [...above, real] } };
  }
  const path = join(folders.root, file);
  if (!entry.isSymbolicLink()) return plainFile(path, type, join(above.at(-1) ?? '', entry.name));
  const located = locate(path, territoryOf(file, folders));
  if (located === null || 'message' in located) return located;
  const { real } = located;
  if (located.type !== 'folder') return { ...located, type: located.type };
  if (above.some((one) => isInside(one, real))) {
    return refusedLink('points back to a folder that contains it');
  }
  return { type: 'folder', walk: { ...walk, above: [...above, real], isLinked: true } };
}

/**
 * An entry that isn't a symbolic link is where it was listed; reading it later verifies that again.
 */
function plainFile(path: string, type: 'file' | 'other', real: string): Place | Problem | null {
  try {
    return { real, type, bytes: lstatSync(path).size };
  } catch (error) {
    return isGone(error) ? null : problemOf(error);
  }
}

/** @returns the entries of a folder, by name; null if the folder no longer exists */
function listFolder(path: string): Dirent[] | Problem | null {
  try {
    const entries = readdirSync(path, { withFileTypes: true });
    return entries.sort((a, b) => compareText(a.name, b.name));
  } catch (error) {
    return isGone(error) ? null : problemOf(error);
  }
}

/** Binary files; any others are searched for secrets, as far as they are text. */
const BINARY =
  /^\.(?:png|jpe?g|gif|webp|avif|ico|bmp|tiff?|heic|mp[34]|m4[av]|mov|webm|og[gv]|wav|flac|pdf|zip|gz|tgz|bz2|xz|7z|rar|tar|docx?|xlsx?|pptx?|od[pst]|woff2?|[ot]tf|eot|wasm|sqlite|db|jar|class|exe|dll|so|dylib)$/;

function readOne(
  file: string,
  { type, bytes }: Located & { type: 'file' | 'other' },
  { files, folders }: Walk,
): void {
  const extension = extname(file).toLowerCase();
  const isDocument = extension === '.mdx';
  if (type === 'other') {
    // An unread pipe does no harm.
    const isRead = isDocument || extension === '.svg';
    if (isRead) files.refused.push({ file, problem: irregular(type) });
    return;
  }
  const read: ReadFile = readLater(folders, file);
  if (isDocument) {
    files.documents.push(read);
    return;
  }
  files.assets.push({ file, bytes });
  if (extension === '.svg') files.svgs.push({ file, content: read.content });
  else readForSecrets(read, bytes, files);
}

/**
 * Files that nobody parses and few people look at, but that everybody with access to the repository
 * can read.
 */
function readForSecrets(read: ReadFile, bytes: number, { texts }: WorkspaceFiles): void {
  if (BINARY.test(extname(read.file).toLowerCase()) || bytes > MAX_BYTES) return;
  texts.push({ file: read.file, content: read.content });
}

/**
 * Folders and files with names that begin with `_`, and those outside the content; symbolic links
 * are not followed.
 */
function readAside(file: string, { files, folders }: Pick<Walk, 'files' | 'folders'>): void {
  const path = join(folders.root, file);
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats?.isFile()) readForSecrets(readLater(folders, file), stats.size, files);
  if (!stats?.isDirectory()) return;
  const entries = listFolder(path);
  if (!Array.isArray(entries)) return;
  for (const { name } of entries) readAside(`${file}/${name}`, { files, folders });
}
