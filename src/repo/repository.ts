import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

declare const FOUND: unique symbol;

/** A folder of a repository's work tree. Only this file makes one, and git is started nowhere else. */
export interface Checkout {
  readonly [FOUND]: true;
  /** Real path; what is in it is named from there. */
  folder: string;
  /** Real path of the top folder of the work tree. */
  top: string;
  /** POSIX path from there to the folder, with a slash at its end; empty for the top folder itself. */
  prefix: string;
  /** Absolute path of what this work tree has of its own: `HEAD`, the index. */
  gitFolder: string;
  /** Absolute path of what all work trees share: objects, refs. */
  commonFolder: string;
  /** Whether the history was cut off somewhere. */
  isShallow: boolean;
}

/**
 * Finds the repository around a folder without asking git, which would read that repository's settings
 * first: the nearest `.git`, a folder or a file that leads to one.
 *
 * @param folder absolute path
 * @returns null if there is none
 * @see https://git-scm.com/docs/gitrepository-layout
 */
export function checkoutAt(folder: string): Checkout | null {
  const real = realFolder(folder);
  if (real === null) return null;
  for (let top = real; ; top = dirname(top)) {
    const gitFolder = gitFolderIn(top);
    if (gitFolder !== null) return checkoutIn(real, top, gitFolder);
    if (top === dirname(top)) return null;
  }
}

/** @returns the whole work tree that a folder belongs to */
export function wholeOf(checkout: Checkout): Checkout {
  return { ...checkout, folder: checkout.top, prefix: '' };
}

/** Whether a folder is git's own, under whatever name, or lies in one called `.git`. */
export function isGitFolder(folder: string): boolean {
  const real = realFolder(folder);
  if (real === null) return false;
  return isRepository(real) || real.split(sep).some((name) => name.toLowerCase() === '.git');
}

/** @returns the real path; null if there is no folder */
export function realFolder(path: string): string | null {
  // No path that can be asked for holds one.
  if (path.includes('\0') || !isFolder(path)) return null;
  return realpathSync(path);
}

function checkoutIn(folder: string, top: string, gitFolder: string): Checkout {
  const path = relative(top, folder).split(sep).join('/');
  const commonFolder = commonFolderOf(gitFolder);
  return {
    folder,
    top,
    prefix: path === '' ? '' : `${path}/`,
    gitFolder,
    commonFolder,
    isShallow: (textOf(join(commonFolder, 'shallow')) ?? '') !== '',
  } as Checkout;
}

/** A `.git` that is no repository is passed over, as git does. */
function gitFolderIn(top: string): string | null {
  const path = join(top, '.git');
  const folder = isFolder(path) ? path : linkedFolder(path);
  return folder !== null && isRepository(folder) ? folder : null;
}

/** Work trees and submodules have a file: `gitdir: <path>`. */
function linkedFolder(file: string): string | null {
  const [, path] = /^gitdir: (.+?)\r?\n?$/.exec(textOf(file) ?? '') ?? [];
  return path === undefined || path.includes('\0') ? null : resolve(dirname(file), path);
}

function commonFolderOf(gitFolder: string): string {
  const path = textOf(join(gitFolder, 'commondir'))?.trimEnd();
  return path && !path.includes('\0') ? resolve(gitFolder, path) : gitFolder;
}

/** As git itself tells. */
function isRepository(folder: string): boolean {
  const common = commonFolderOf(folder);
  return (
    statSync(join(folder, 'HEAD'), { throwIfNoEntry: false })?.isFile() === true &&
    isFolder(join(common, 'objects')) &&
    isFolder(join(common, 'refs'))
  );
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** @returns null for what is no file */
function textOf(path: string): string | null {
  const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  return isFile ? readFileSync(path, 'utf8') : null;
}
