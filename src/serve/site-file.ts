import { lstatSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

/** In bytes, as most file systems have it. */
const LONGEST_NAME = 255;

/**
 * Finds what a static host serves for a path. What a link of the file system leads to is not served,
 * and neither is a name that begins with a dot.
 *
 * @param folder absolute path of the site
 * @param names the path, decoded; none is empty, goes up, or has a slash in it
 * @returns the absolute path of a file; `folder` where a slash is missing; null if there is nothing
 */
export function siteFile(
  folder: string,
  names: readonly string[],
  isFolder: boolean,
): string | 'folder' | null {
  const index = fileIn(folder, [...names, 'index.html']);
  if (isFolder || names.length === 0) return index;
  if (index !== null) return 'folder';
  const last = names.at(-1) ?? '';
  return fileIn(folder, names) ?? fileIn(folder, [...names.slice(0, -1), `${last}.html`]);
}

/** @returns the absolute path of a file of the site; null if there is none */
export function fileIn(folder: string, names: readonly string[]): string | null {
  if (!names.every(isServed)) return null;
  try {
    const path = join(realpathSync.native(folder), ...names);
    return lstatSync(path).isFile() && realpathSync.native(path) === path ? path : null;
  } catch (error) {
    if (isAbsence(error)) return null;
    throw error;
  }
}

function isAbsence(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP'].includes(code);
}

/** On Windows, what follows a colon names another part of a file. */
function isServed(name: string): boolean {
  return !name.startsWith('.') && !name.includes(':') && Buffer.byteLength(name) <= LONGEST_NAME;
}
