import { existsSync, lstatSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const OTHERS = 0o022n;
const STICKY = 0o1000n;

/**
 * Determines whether anybody else can replace this folder, that is, write to one of its parents.
 * Root is trusted. In a sticky folder such as `/tmp`, only owners can replace their entries.
 *
 * @param path path of something that exists
 * @param user the user to check for
 * @returns the problem, as part of a sentence; null if nobody else can
 */
export function whoElseReplaces(path: string, user: bigint): string | null {
  for (const one of upwards(path)) {
    const stats = lstatSync(one, { bigint: true });
    if (stats.uid !== user && stats.uid !== 0n) return `${one} belongs to another user`;
    const isOpen = (stats.mode & OTHERS) !== 0n && (stats.mode & STICKY) === 0n;
    if (isOpen && !stats.isSymbolicLink()) return `other users can write to ${one}`;
  }
  return null;
}

/** Says who else can write to a folder, as part of a sentence; null if only this user can. */
export function whoElseWrites(folder: string, user: bigint): string | null {
  const { uid, mode } = lstatSync(folder, { bigint: true });
  if (uid !== user) return `${folder} belongs to another user`;
  return (mode & OTHERS) === 0n ? null : `other users can write to ${folder}`;
}

/**
 * Whether a path could come from a commit: whether it is in the workspace, or in the checkout
 * around it.
 *
 * @param path a path, which may not exist
 * @param root absolute path of the workspace
 */
export function isCommittable(path: string, root: string): boolean {
  const checkout = upwards(resolve(root)).find((folder) => existsSync(join(folder, '.git')));
  // Compares inodes, because a folder has many paths, and some systems ignore case.
  const folders = new Set([root, checkout ?? root].map(identity));
  return upwards(realpathSync.native(nearest(path))).some((one) => folders.has(identity(one)));
}

/** @returns the path, or its nearest existing parent folder */
export function nearest(path: string): string {
  return upwards(resolve(path)).find((one) => existsSync(one)) ?? path;
}

function identity(path: string): string {
  const { dev, ino } = lstatSync(realpathSync.native(path), { bigint: true });
  return `${dev}:${ino}`;
}

/** The path itself, and all of its parent folders. */
function upwards(path: string): string[] {
  const above = dirname(path);
  return above === path ? [path] : [path, ...upwards(above)];
}
