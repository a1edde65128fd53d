import { lstatSync, realpathSync } from 'node:fs';
import { relative, sep } from 'node:path';
import type { Problem } from '../model/source.ts';
import { isGone, problemOf, refusedLink } from './file-problems.ts';
import { isInside, type Territory } from './territory.ts';

/** What is at a path: its real path, and its size in bytes. */
export interface Located {
  real: string;
  type: 'file' | 'folder' | 'other';
  bytes: number;
}

/** Names that are never read, whatever path they are reached by. */
const NEVER = /^\.(?:git|prebrief)$/i;

/**
 * Finds out what is at a path, and its real path.
 *
 * @param path absolute path
 * @returns null if nothing is there; a problem if it can't be read
 */
export function locate(path: string, territory: Territory): Located | Problem | null {
  let isLink = false;
  try {
    isLink = lstatSync(path).isSymbolicLink();
    const real = realpathSync.native(path);
    const refusal = refusalOf(path, real, territory);
    if (refusal !== null) return refusedLink(refusal);
    const stats = lstatSync(real, { bigint: true });
    return { real, type: typeOf(stats), bytes: Number(stats.size) };
  } catch (error) {
    return !isLink && isGone(error) ? null : problemOf(error);
  }
}

/**
 * @returns why a path can't be read; null if it can. A path without symbolic links is always
 * allowed.
 */
export function refusalOf(path: string, real: string, territory: Territory): string | null {
  const { name, folder, closed, hidden } = territory;
  const outside = `points outside ${name}`;
  if (!isInside(real, territory.real)) return outside;
  const reached = relative(territory.real, real).split(sep);
  if (reached.some((one) => NEVER.test(plainName(one)))) return outside;
  if (relative(folder, path) === relative(territory.real, real)) return null;
  if (closed.some((one) => isInside(real, one))) return outside;
  const unread = reached.find((one) => hidden.test(plainName(one)));
  if (unread !== undefined) return `points to "${unread}", a name that is never read`;
  // A document is published according to its frontmatter, which other files don't have.
  const isDisguised = DOCUMENT.test(real) && !DOCUMENT.test(path);
  return isDisguised ? 'points to a document but is not named like one' : null;
}

const DOCUMENT = /\.mdx?$/i;

/** A name as a file system may see it: some ignore invisible characters or fold case. */
function plainName(name: string): string {
  return name.normalize('NFKC').replace(/\p{Default_Ignorable_Code_Point}/gu, '');
}

export function typeOf(entry: { isDirectory(): boolean; isFile(): boolean }): Located['type'] {
  if (entry.isDirectory()) return 'folder';
  return entry.isFile() ? 'file' : 'other';
}
