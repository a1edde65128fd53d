import {
  type Dirent,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { dirname, extname, join, relative, resolve, sep } from 'node:path';
import { UserError } from '../errors.ts';
import { FILE_START } from '../model/position.ts';
import type { Problem } from '../model/source.ts';
import { MAX_BYTES } from '../parse/read-text.ts';
import type { ReadFile, WorkspaceFiles } from '../parse/workspace.ts';

export interface Folders {
  /** Absolute. */
  root: string;
  content: string;
  templates: string;
  /** Absolute. */
  builtInTemplates: string;
  /** Files and folders beside them that are read only to be searched for secrets. */
  searched?: readonly string[];
}

/**
 * Reads what a workspace consists of. Names that begin with `_` or `.` are passed over, but for
 * `content/_shared`; what is in the former is still searched for secrets.
 *
 * @throws UserError where there is no content folder
 */
export function readWorkspace(folders: Folders): WorkspaceFiles {
  const content = resolve(folders.root, folders.content);
  if (!existsSync(content) || !statSync(content).isDirectory()) {
    throw new UserError(
      `There is no folder "${folders.content}" in ${folders.root}. Run "prebrief init" to make one.`,
    );
  }
  const files: WorkspaceFiles = {
    documents: [],
    svgs: [],
    texts: [],
    assets: [],
    refused: [],
    templates: [],
    builtInTemplates: readTemplates(folders.root, folders.builtInTemplates),
    components: Object.keys(findComponents(folders.root)),
    contentFolder: posix(relative(folders.root, content)),
  };
  const own = resolve(folders.root, folders.templates);
  if (own !== resolve(folders.builtInTemplates)) files.templates = readTemplates(folders.root, own);
  else files.templates = files.builtInTemplates;
  const walk = { root: realpathSync(folders.root), workspace: folders.root, content, files };
  readFolder(content, walk);
  for (const path of folders.searched ?? []) readAside(resolve(folders.root, path), walk);
  return files;
}

interface Walk {
  /** Real path of the workspace. */
  root: string;
  workspace: string;
  content: string;
  files: WorkspaceFiles;
}

function readFolder(folder: string, walk: Walk): void {
  const entries = readdirSync(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    const isShared = entry.name === '_shared' && folder === walk.content;
    if (entry.name.startsWith('_') && !isShared) readAside(path, walk);
    if (/^[_.]/.test(entry.name) && !isShared) continue;
    const file = posix(relative(walk.workspace, path));
    const type = entry.isSymbolicLink() ? followLink(path, walk) : typeOf(entry);
    if (typeof type !== 'string') walk.files.refused.push({ file, problem: type });
    else if (type === 'folder') readFolder(path, walk);
    else if (type === 'file') readOne(path, file, walk);
  }
}

function typeOf(entry: Dirent): 'file' | 'folder' | 'other' {
  if (entry.isDirectory()) return 'folder';
  return entry.isFile() ? 'file' : 'other';
}

/** A link may lead to anything in the workspace that its engagement may hold, and to nothing else. */
function followLink(path: string, walk: Walk): 'file' | 'folder' | 'other' | Problem {
  let target: string;
  try {
    target = realpathSync(path);
  } catch {
    return refusedLink('leads nowhere');
  }
  if (!isInside(target, walk.root)) return refusedLink('leads out of the workspace');
  const here = realpathSync(dirname(path));
  if (isInside(here, target)) return refusedLink('leads back to a folder that it is in');
  const content = realpathSync(walk.content);
  const [engagement] = relative(content, here).split(sep);
  if (isInside(target, content) && !isInside(target, join(content, engagement ?? ''))) {
    return refusedLink('leads out of its engagement');
  }
  const stats = statSync(target);
  if (stats.isDirectory()) return 'folder';
  return stats.isFile() ? 'file' : 'other';
}

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

function refusedLink(what: string): Problem {
  return {
    range: FILE_START,
    message: `The symbolic link ${what}.`,
    hint: 'Replace it with the file itself, or remove it.',
  };
}

/** Files that hold no text; what is in any other is checked for secrets, as far as it is one. */
const BINARY =
  /^\.(?:png|jpe?g|gif|webp|avif|ico|bmp|tiff?|heic|mp[34]|m4[av]|mov|webm|og[gv]|wav|flac|pdf|zip|gz|tgz|bz2|xz|7z|rar|tar|docx?|xlsx?|pptx?|od[pst]|woff2?|[ot]tf|eot|wasm|sqlite|db|jar|class|exe|dll|so|dylib)$/;

function readOne(path: string, file: string, walk: Walk): void {
  const { files } = walk;
  const extension = extname(path).toLowerCase();
  if (extension === '.mdx') {
    files.documents.push(readLater(walk.workspace, file));
    return;
  }
  const bytes = statSync(path).size;
  files.assets.push({ file, bytes });
  if (extension === '.svg') files.svgs.push({ file, content: read(path) });
  else readForSecrets(path, file, walk);
}

/** Files that nobody parses, and few look at: what is in them can be read by all the same people. */
function readForSecrets(path: string, file: string, { files }: Pick<Walk, 'files'>): void {
  if (BINARY.test(extname(path).toLowerCase()) || statSync(path).size > MAX_BYTES) return;
  files.texts.push({ file, content: read(path) });
}

/** Folders and files with names that begin with `_`, and those beside the content. */
function readAside(path: string, walk: Pick<Walk, 'files' | 'workspace'>): void {
  // What a link leads to is read where it is, if it is of this workspace.
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory()) {
    for (const name of readdirSync(path).sort()) readAside(join(path, name), walk);
  } else if (stats?.isFile()) {
    readForSecrets(path, posix(relative(walk.workspace, path)), walk);
  }
}

/** @returns absolute paths of the workspace's own components, by the name they have in MDX */
export function findComponents(root: string): Record<string, string> {
  const folder = join(root, 'components');
  if (!existsSync(folder)) return {};
  const names = readdirSync(folder).filter((name) => /^[A-Z][A-Za-z0-9]*\.astro$/.test(name));
  return Object.fromEntries(
    names.sort().map((name) => [name.slice(0, -'.astro'.length), join(folder, name)]),
  );
}

/** @returns every template of a folder; none where there is no folder */
export function readTemplates(root: string, folder: string): ReadFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.mdx') && !/^[_.]/.test(name))
    .sort()
    .map((name) => {
      const path = join(folder, name);
      return { file: posix(relative(root, path)), content: read(path) };
    });
}

/**
 * A file that is read whenever its content is asked for, and that nobody keeps.
 *
 * @param root absolute path of the workspace
 * @param file POSIX path from there
 */
export function readLater(root: string, file: string): ReadFile {
  return {
    file,
    get content() {
      return read(join(root, file));
    },
  };
}

function read(path: string): Uint8Array | Problem {
  try {
    return readFileSync(path);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return {
      range: FILE_START,
      message: `The file cannot be read (${reason}).`,
      hint: 'Check that it is a file and that you may read it.',
    };
  }
}

function posix(path: string): string {
  return sep === '/' ? path : path.split(sep).join('/');
}
