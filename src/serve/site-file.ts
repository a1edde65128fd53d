import { lstatSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

/** Maximum length of a file name on most file systems, in bytes. */
const LONGEST_NAME = 255;

/**
 * Finds the file that a static host serves for a path. Symlinks and dotfiles are not served.
 *
 * @param folder absolute path of the site
 * @param names the decoded path segments; none is empty, `..`, or contains a slash
 * @returns the absolute path of a file; `folder` if a trailing slash is missing; null if not found
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

/** On Windows, a colon introduces an alternate data stream. */
function isServed(name: string): boolean {
  return !name.startsWith('.') && !name.includes(':') && Buffer.byteLength(name) <= LONGEST_NAME;
}
