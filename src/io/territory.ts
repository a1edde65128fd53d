import { lstatSync, realpathSync } from 'node:fs';
import { isAbsolute, join, posix, relative, sep } from 'node:path';

/** The location of a workspace as plain data, to pass to threads. */
export interface Location {
  /** Absolute path. */
  root: string;
  /** POSIX path of the content, relative to the workspace. */
  contentFolder: string;
}

/** A workspace that may not have any content yet. */
export interface RealRoot extends Location {
  realRoot: string;
  realContent: string | null;
}

/** A workspace with its content. */
export interface RealFolders extends RealRoot {
  realContent: string;
}

/** Folders that symbolic links inside them can't leave. */
export interface Territory {
  /** Their name in messages. */
  name: string;
  /** Absolute path, as given. */
  folder: string;
  real: string;
  /** Real paths of subfolders that no link may point into. */
  closed: readonly string[];
  /** Names that no link may pass through or end at. */
  hidden: RegExp;
}

/** Names with a special meaning: drafts and partial documents, `.git`, `.env`, `.prebrief`. */
const UNREAD = /^[._]/;
const DOTTED = /^\./;

/** @returns the territory of a file: its engagement, `_shared`, or everything that isn't content */
export function territoryOf(file: string, folders: RealRoot): Territory {
  const { root, contentFolder, realContent } = folders;
  const [owner, ...rest] = file.slice(contentFolder.length + 1).split('/');
  if (!file.startsWith(`${contentFolder}/`) || !owner) return workspaceTerritory(folders);
  const name = owner === '_shared' ? 'the shared documents' : 'its engagement';
  // A link next to the engagements belongs to none of them, and may not point anywhere else.
  const folder = join(root, contentFolder, owner);
  const real = join(realContent ?? join(root, contentFolder), owner);
  return {
    name: rest.length > 0 ? name : 'its own location',
    folder,
    real,
    closed: [],
    hidden: UNREAD,
  };
}

/** @returns everything in the workspace that isn't content */
export function workspaceTerritory({ root, realRoot, realContent }: RealRoot): Territory {
  const closed = realContent === null ? [] : [realContent];
  return { name: 'the workspace', folder: root, real: realRoot, closed, hidden: DOTTED };
}

/** @returns a folder named in the settings, with the workspace that contains it */
export function settingsTerritory(folder: string, folders: RealRoot): Territory {
  if (isInside(folder, folders.root)) return workspaceTerritory(folders);
  const real = realFolder(folder) ?? folder;
  return { name: 'its folder', folder, real, closed: [], hidden: DOTTED };
}

/** @returns the real path of a folder; null if there is none */
export function realFolder(path: string): string | null {
  try {
    const real = realpathSync.native(path);
    return lstatSync(real).isDirectory() ? real : null;
  } catch {
    // Whatever the reason, there is nothing to read.
    return null;
  }
}

/** Whether one absolute path equals the other, or is below it. */
export function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** @returns a path relative to the workspace, the form used everywhere for files */
export function fromRoot(root: string, path: string): string {
  const from = relative(root, path);
  if (isAbsolute(from)) return path;
  return sep === '/' ? from : from.split(sep).join(posix.sep);
}
