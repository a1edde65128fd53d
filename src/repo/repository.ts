import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

declare const FOUND: unique symbol;

/** A folder in a repository's work tree. Created only here; git runs only in one of these. */
export interface Checkout {
  readonly [FOUND]: true;
  /** Real path, to which other paths are relative. */
  folder: string;
  /** Real path of the work tree's root. */
  top: string;
  /** POSIX path from the root to the folder, with a trailing slash; empty for the root itself. */
  prefix: string;
  /** Absolute path of this work tree's git directory: `HEAD`, the index. */
  gitFolder: string;
  /** Absolute path of the common git directory: objects, refs. */
  commonFolder: string;
  /** Whether it is a shallow clone. */
  isShallow: boolean;
}

/**
 * Finds the repository around a folder by the nearest `.git` (a folder, or a file that points to
 * one). Does not run git, which would read that repository's config first.
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

/** @returns the root of the work tree that a folder belongs to */
export function wholeOf(checkout: Checkout): Checkout {
  return { ...checkout, folder: checkout.top, prefix: '' };
}

/** Whether a folder is a git directory, whatever its name, or is inside a `.git`. */
export function isGitFolder(folder: string): boolean {
  const real = realFolder(folder);
  if (real === null) return false;
  return isRepository(real) || real.split(sep).some((name) => name.toLowerCase() === '.git');
}

/** @returns the real path; null if there is no folder */
export function realFolder(path: string): string | null {
  // A valid path cannot contain NUL.
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

/** Skips a `.git` that is not a repository, as git does. */
function gitFolderIn(top: string): string | null {
  const path = join(top, '.git');
  const folder = isFolder(path) ? path : linkedFolder(path);
  return folder !== null && isRepository(folder) ? folder : null;
}

/** Linked work trees and submodules have a `.git` file: `gitdir: <path>`. */
function linkedFolder(file: string): string | null {
  const [, path] = /^gitdir: (.+?)\r?\n?$/.exec(textOf(file) ?? '') ?? [];
  return path === undefined || path.includes('\0') ? null : resolve(dirname(file), path);
}

function commonFolderOf(gitFolder: string): string {
  const path = textOf(join(gitFolder, 'commondir'))?.trimEnd();
  return path && !path.includes('\0') ? resolve(gitFolder, path) : gitFolder;
}

/** The same test as git's. */
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

/** @returns null if it is not a file */
function textOf(path: string): string | null {
  const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  return isFile ? readFileSync(path, 'utf8') : null;
}
