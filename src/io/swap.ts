import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../errors.ts';
import type { SiteFiles } from './site-files.ts';

/**
 * Replaces an existing site atomically: the new one is written next to it, because renames are
 * atomic only within one file system, and swapped in with two renames. `repairSwaps` finishes a
 * swap that was interrupted between them. A site that another process swaps in meanwhile is
 * replaced.
 *
 * @param folder absolute path of the site's folder
 * @throws UserError if the folder contains something other than a site
 */
export function swapIn(folder: string, files: SiteFiles): void {
  requireSite(folder);
  const next = beside(folder, 'next');
  const previous = beside(folder, 'previous');
  try {
    for (const [path, content] of files) {
      const target = join(next, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, content);
    }
    exchange(folder, next, previous);
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
  rmSync(previous, { recursive: true, force: true });
}

function exchange(folder: string, next: string, previous: string): void {
  for (;;) {
    const moved = succeeds(() => renameSync(folder, previous), ['ENOENT']);
    try {
      if (succeeds(() => renameSync(next, folder), ['ENOTEMPTY', 'EEXIST'])) return;
    } catch (error) {
      if (moved) renameSync(previous, folder);
      throw error;
    }
    rmSync(previous, { recursive: true, force: true });
  }
}

function succeeds(act: () => void, otherwise: string[]): boolean {
  try {
    act();
    return true;
  } catch (error) {
    if (otherwise.includes(errorCode(error))) return false;
    throw error;
  }
}

/** Only a site is ever deleted, never, for example, the documents after `--out content`. */
function requireSite(folder: string): void {
  const names = namesIn(folder);
  if (names.length === 0 || names.includes('prebrief.json')) return;
  throw new UserError(`${folder} exists and is not a site; choose another folder with --out.`);
}

/**
 * Cleans up after an interrupted command: restores a site that was moved away but not replaced, and
 * deletes half-written ones. Leaves alone what a running process is working on.
 *
 * @param out absolute path of the folder that contains the sites
 * @throws UserError if it isn't a folder
 */
export function repairSwaps(out: string): void {
  // Sites that can be restored come first.
  for (const name of namesIn(out).sort().reverse()) {
    const [, slug = '', pid, start, state] = LEFTOVER.exec(name) ?? [];
    if (slug === '' || isRunning(Number(pid), start ?? '')) continue;
    const isBack =
      state === 'previous' &&
      succeeds(
        () => renameSync(join(out, name), join(out, slug)),
        // Already gone if another process is repairing too.
        ['ENOTEMPTY', 'EEXIST', 'ENOENT'],
      );
    if (!isBack) rmSync(join(out, name), { recursive: true, force: true });
  }
}

/**
 * Repairs site folders for a command that doesn't build. Errors, such as a read-only folder, are
 * left for the next build to report.
 */
export function repairQuietly(folders: readonly string[]): void {
  for (const out of folders) {
    try {
      repairSwaps(out);
    } catch (error) {
      const isRefused = ['EACCES', 'EPERM', 'EROFS'].includes(errorCode(error));
      if (!isRefused && !(error instanceof UserError)) throw error;
    }
  }
}

/** Identifies a process by its id and its start time, because ids are reused. */
const START = Math.round(performance.timeOrigin).toString(36);
const LEFTOVER = /^\.(.+)\.(\d+)-([0-9a-z]+)\.(next|previous)$/;

function beside(folder: string, state: 'next' | 'previous'): string {
  return join(dirname(folder), `.${basename(folder)}.${process.pid}-${START}.${state}`);
}

function isRunning(pid: number, start: string): boolean {
  if (pid === process.pid) return start === START;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    if (errorCode(error) === 'ENOTDIR') throw new UserError(`${folder} is not a folder.`);
    throw error;
  }
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
