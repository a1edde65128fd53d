import { lstatSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheHome, type Surroundings } from './cache-home.ts';
import { packageRoot } from './package-root.ts';
import { isCommittable, nearest, whoElseReplaces, whoElseWrites } from './who-writes.ts';

declare const trusted: unique symbol;

/**
 * Absolute path of a folder that only this user can write to: nobody else on this machine, and
 * nobody who can commit to the workspace. Compiled code runs from nowhere else, and only this file
 * can create the type.
 */
export type TrustedFolder = string & { readonly [trusted]: true };

/** A folder for cached data, or why there is none, as part of a sentence. */
export type Kept = { folder: TrustedFolder; refusal: null } | { folder: null; refusal: string };

/** The user who owns the cache. */
export interface User extends Surroundings {
  /** Null on Windows, where profiles are private. */
  id: bigint | null;
}

/** Nobody else can read it either. */
const PRIVATE = 0o700;

/** A folder in this package as installed. */
export function ownFolder(...path: string[]): TrustedFolder {
  return join(packageRoot(), ...path) as TrustedFolder;
}

/**
 * Opens a folder in the user's cache, and creates it if missing.
 *
 * @param name name of a folder below `prebrief/`
 * @param root absolute path of the workspace, which must not contain the cache
 */
export function openUserCache(name: string, root: string, user: User = thisUser()): Kept {
  const home = cacheHome(user);
  if (home === null) return refused('there is no home folder');
  const problemOf = (path: string) => {
    if (isCommittable(path, root)) return `${path} is inside the workspace`;
    return user.id === null ? null : whoElseReplaces(path, user.id);
  };
  try {
    // Don't create a folder that couldn't be used.
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
 * @param name name of an entry in a trusted folder
 * @returns it, if it is a folder that only this user can write to; null otherwise
 */
export function trustedWithin(folder: TrustedFolder, name: string): TrustedFolder | null {
  const path = join(folder, name);
  const stats = lstatSync(path, { throwIfNoEntry: false });
  const { id } = thisUser();
  if (!stats?.isDirectory() || (id !== null && whoElseWrites(path, id) !== null)) return null;
  return path as TrustedFolder;
}

/** Creates a folder that is removed when the process exits. */
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

/** Node throws for a user without an entry in the user database, who has no home folder. */
function homeOf(): string | null {
  try {
    return homedir();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_SYSTEM_ERROR') return null;
    throw error;
  }
}
