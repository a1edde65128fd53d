import { lstatSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheHome, type Surroundings } from './cache-home.ts';
import { packageRoot } from './package-root.ts';
import { isCommittable, nearest, whoElseReplaces, whoElseWrites } from './who-writes.ts';

declare const trusted: unique symbol;

/**
 * Absolute path of a folder that nobody puts files into but this user: nobody who may commit to the
 * workspace, nobody else on this machine. Compiled code is run from nowhere else, and nobody but this
 * file says which folder is one.
 */
export type TrustedFolder = string & { readonly [trusted]: true };

/** A folder to keep things in; or why there is none, as part of a sentence. */
export type Kept = { folder: TrustedFolder; refusal: null } | { folder: null; refusal: string };

/** Whose caches they are. */
export interface User extends Surroundings {
  /** Null on Windows, where a profile is its owner's. */
  id: bigint | null;
}

/** Nobody else reads it, either. */
const PRIVATE = 0o700;

/** A folder of this package, as it was installed. */
export function ownFolder(...path: string[]): TrustedFolder {
  return join(packageRoot(), ...path) as TrustedFolder;
}

/**
 * Opens a folder in the user's cache, and makes it where it is missing.
 *
 * @param name of a folder below `prebrief/`
 * @param root absolute path of the workspace, which the cache must not lie in
 */
export function openUserCache(name: string, root: string, user: User = thisUser()): Kept {
  const home = cacheHome(user);
  if (home === null) return refused('there is no home folder');
  const problemOf = (path: string) => {
    if (isCommittable(path, root)) return `${path} is inside the workspace`;
    return user.id === null ? null : whoElseReplaces(path, user.id);
  };
  try {
    // Nothing is made where it could not be used.
    const problem = problemOf(nearest(home));
    if (problem !== null) return refused(problem);
    let folder = home;
    mkdirSync(folder, { recursive: true, mode: PRIVATE });
    for (const part of ['prebrief', name]) {
      folder = join(folder, part);
      mkdirSync(folder, { recursive: true, mode: PRIVATE });
      const real = realpathSync.native(folder);
      const wrong =
        problemOf(folder) ??
        problemOf(real) ??
        (user.id === null ? null : whoElseWrites(real, user.id));
      if (wrong !== null) return refused(wrong);
      folder = real;
    }
    return { folder: folder as TrustedFolder, refusal: null };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return refused(`${home} cannot be used (${error.code})`);
  }
}

/**
 * @param name of something in a trusted folder
 * @returns it, if it is a folder of this user's alone; else null
 */
export function trustedWithin(folder: TrustedFolder, name: string): TrustedFolder | null {
  const path = join(folder, name);
  const stats = lstatSync(path, { throwIfNoEntry: false });
  const { id } = thisUser();
  if (!stats?.isDirectory() || (id !== null && whoElseWrites(path, id) !== null)) return null;
  return path as TrustedFolder;
}

/** Makes a folder that is gone when the process ends. */
export function privateFolder(): TrustedFolder {
  const folder = mkdtempSync(join(realpathSync.native(tmpdir()), 'prebrief-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder as TrustedFolder;
}

function refused(refusal: string): Kept {
  return { folder: null, refusal };
}

function thisUser(): User {
  const id = process.geteuid?.();
  const { env, platform } = process;
  return { env, platform, home: homeOf(), id: id === undefined ? null : BigInt(id) };
}

/** A user who is in no list of users has no home, which Node says by throwing. */
function homeOf(): string | null {
  try {
    return homedir();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_SYSTEM_ERROR') return null;
    throw error;
  }
}
