import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../errors.ts';
import type { SiteFiles } from './site-files.ts';

/**
 * Puts a site in the place of the one that is there, whole or not at all: it is written beside, because
 * a rename is whole only on one file system, and swapped in with two renames. `repairSwaps` finishes a
 * swap that was cut off between them. What another process swaps in meanwhile is replaced.
 *
 * @param folder absolute path of the site's folder
 * @throws UserError where the folder holds something that is no site
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

/** So that nothing but a site is ever thrown away, such as the documents after `--out content`. */
function requireSite(folder: string): void {
  const names = namesIn(folder);
  if (names.length === 0 || names.includes('prebrief.json')) return;
  throw new UserError(`${folder} exists and is not a site; choose another folder with --out.`);
}

/**
 * Puts right what an interrupted command left behind: a site that was moved away but not replaced
 * comes back, half-written ones go. What a running process is at is left alone.
 *
 * @param out absolute path of the folder of the sites
 * @throws UserError where that is no folder
 */
export function repairSwaps(out: string): void {
  // Those that may come back first.
  for (const name of namesIn(out).sort().reverse()) {
    const [, slug = '', pid, start, state] = LEFTOVER.exec(name) ?? [];
    if (slug === '' || isRunning(Number(pid), start ?? '')) continue;
    const isBack =
      state === 'previous' &&
      succeeds(
        () => renameSync(join(out, name), join(out, slug)),
        // It is gone where another process repairs, too.
        ['ENOTEMPTY', 'EEXIST', 'ENOENT'],
      );
    if (!isBack) rmSync(join(out, name), { recursive: true, force: true });
  }
}

/**
 * Repairs folders of sites for a command that does not build: where nothing can be written, or a folder
 * is none, that is the next build's to say.
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

/** A process is told by its number and by when it began, since numbers come again. */
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
