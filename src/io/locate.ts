import { lstatSync, realpathSync } from 'node:fs';
import { relative, sep } from 'node:path';
import type { Problem } from '../model/source.ts';
import { isGone, problemOf, refusedLink } from './file-problems.ts';
import { isInside, type Territory } from './territory.ts';

/** What is at a path: where it really is, and its size in bytes. */
export interface Located {
  real: string;
  type: 'file' | 'folder' | 'other';
  bytes: number;
}

/** What nothing is ever read from, however it is named. */
const NEVER = /^\.(?:git|prebrief)$/i;

/**
 * Finds out what is at a path, and where that really is.
 *
 * @param path absolute
 * @returns null where nothing is there, a problem where it may not be read
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

/** @returns why a path may not be read; null if it may. Without a link on the way, a path is taken at its word. */
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
  // A document is published by what its frontmatter says, which no other kind of file has.
  const isDisguised = DOCUMENT.test(real) && !DOCUMENT.test(path);
  return isDisguised ? 'points to a document but is not named like one' : null;
}

const DOCUMENT = /\.mdx?$/i;

/** A name as a file system may take it: some ignore characters that nobody sees, or fold what looks alike. */
function plainName(name: string): string {
  return name.normalize('NFKC').replace(/\p{Default_Ignorable_Code_Point}/gu, '');
}

export function typeOf(entry: { isDirectory(): boolean; isFile(): boolean }): Located['type'] {
  if (entry.isDirectory()) return 'folder';
  return entry.isFile() ? 'file' : 'other';
}
