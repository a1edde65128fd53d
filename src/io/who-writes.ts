import { existsSync, lstatSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const OTHERS = 0o022n;
const STICKY = 0o1000n;

/**
 * Says who else can put a folder in the place of this one: whoever may write to one that it lies in.
 * Root may do as it likes. In a folder such as `/tmp`, what is there stays with whom it belongs to.
 *
 * @param path of something that is there
 * @param user who is asked for
 * @returns what is wrong, as part of a sentence; null where nobody else can
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

/** Says who else can write to a folder, as part of a sentence; null where only this user can. */
export function whoElseWrites(folder: string, user: bigint): string | null {
  const { uid, mode } = lstatSync(folder, { bigint: true });
  if (uid !== user) return `${folder} belongs to another user`;
  return (mode & OTHERS) === 0n ? null : `other users can write to ${folder}`;
}

/**
 * Whether a path may come with a commit: it lies in the workspace, or in the checkout around that.
 *
 * @param path of something, whether it is there or not
 * @param root absolute path of the workspace
 */
export function isCommittable(path: string, root: string): boolean {
  const checkout = upwards(resolve(root)).find((folder) => existsSync(join(folder, '.git')));
  // Compared by identity: a folder has many names, and on some systems they differ in capitals.
  const folders = new Set([root, checkout ?? root].map(identity));
  return upwards(realpathSync.native(nearest(path))).some((one) => folders.has(identity(one)));
}

/** @returns the path, or the nearest folder above it that is there */
export function nearest(path: string): string {
  return upwards(resolve(path)).find((one) => existsSync(one)) ?? path;
}

function identity(path: string): string {
  const { dev, ino } = lstatSync(realpathSync.native(path), { bigint: true });
  return `${dev}:${ino}`;
}

/** The path itself, and each folder that it lies in. */
function upwards(path: string): string[] {
  const above = dirname(path);
  return above === path ? [path] : [path, ...upwards(above)];
}
