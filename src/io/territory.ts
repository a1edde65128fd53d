import { lstatSync, realpathSync } from 'node:fs';
import { isAbsolute, join, posix, relative, sep } from 'node:path';

/** Where a workspace lies, as plain data: what a thread is told. */
export interface Location {
  /** Absolute path. */
  root: string;
  /** POSIX path of the content from there. */
  contentFolder: string;
}

/** A workspace that has been found, perhaps without any content yet. */
export interface RealRoot extends Location {
  realRoot: string;
  realContent: string | null;
}

/** A workspace with its content. */
export interface RealFolders extends RealRoot {
  realContent: string;
}

/** Folders within which links may lead from one place to another, and not out of. */
export interface Territory {
  /** How messages name it. */
  name: string;
  /** Absolute, as paths name it. */
  folder: string;
  real: string;
  /** Real paths below it into which no link leads. */
  closed: readonly string[];
  /** Names that no link may reach, on its way or at its end. */
  hidden: RegExp;
}

/** Names with a meaning of their own: drafts and parts of documents, `.git`, `.env`, `.prebrief`. */
const UNREAD = /^[._]/;
const DOTTED = /^\./;

/** @returns what a file may be read from: its engagement, `_shared`, or what is no content */
export function territoryOf(file: string, folders: RealRoot): Territory {
  const { root, contentFolder, realContent } = folders;
  const [owner, ...rest] = file.slice(contentFolder.length + 1).split('/');
  if (!file.startsWith(`${contentFolder}/`) || !owner) return workspaceTerritory(folders);
  const name = owner === '_shared' ? 'the shared documents' : 'its engagement';
  // What lies beside the engagements is of none, and leads nowhere but to itself.
  const folder = join(root, contentFolder, owner);
  const real = join(realContent ?? join(root, contentFolder), owner);
  return {
    name: rest.length > 0 ? name : 'the place it stands in',
    folder,
    real,
    closed: [],
    hidden: UNREAD,
  };
}

/** @returns whatever of the workspace is no content */
export function workspaceTerritory({ root, realRoot, realContent }: RealRoot): Territory {
  const closed = realContent === null ? [] : [realContent];
  return { name: 'the workspace', folder: root, real: realRoot, closed, hidden: DOTTED };
}

/** @returns a folder that the settings name, with the workspace that it lies in */
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
    // Whatever the reason, there is nothing to be read.
    return null;
  }
}

/** Whether one absolute path is the other, or below it. */
export function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** @returns a path from the workspace, as everything names files */
export function fromRoot(root: string, path: string): string {
  const from = relative(root, path);
  if (isAbsolute(from)) return path;
  return sep === '/' ? from : from.split(sep).join(posix.sep);
}
