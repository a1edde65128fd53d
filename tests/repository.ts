import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { CodePlaces } from '../src/repo/checkout-of.ts';
import { type Checkout, checkoutAt } from '../src/repo/repository.ts';

/** A real git repository for one test. */
export interface Repository {
  /** Absolute path. */
  root: string;
  git(...args: string[]): string;
  checkout(): Checkout;
  /**
   * Writes files and commits them with all other changes.
   *
   * @param files contents by path; null removes a file
   * @param at ISO date, or date-time with offset
   * @returns the full id of the commit
   */
  commit(files: Record<string, string | Uint8Array | null>, at?: string, author?: string): string;
  /** Merges a branch into the current one, with a neutral author. */
  merge(branch: string, at: string, ...options: string[]): void;
  write(files: Record<string, string | Uint8Array | null>): void;
  link(path: string, target: string): void;
}

export const SAM = 'Sam Ortiz <sam@example.com>';
export const DANA = 'Dana Reyes <dana@example.com>';

/** An environment without the machine's settings. */
const ENV = {
  PATH: process.env.PATH,
  LC_ALL: 'C',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Nobody',
  GIT_AUTHOR_EMAIL: 'nobody@example.com',
  GIT_COMMITTER_NAME: 'Nobody',
  GIT_COMMITTER_EMAIL: 'nobody@example.com',
};

/** @param folder absolute path; defaults to a new folder */
export function repository(
  files: Record<string, string | Uint8Array | null> = {},
  folder: string = temporaryFolder(),
): Repository {
  const run = (args: string[], at = '2026-11-01') => {
    const date = at.includes('T') ? at : `${at}T12:00:00Z`;
    return execFileSync('git', ['-C', folder, ...args], {
      env: { ...ENV, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  };
  const git = (...args: string[]) => run(args);
  const write: Repository['write'] = (written) => {
    for (const [path, content] of Object.entries(written)) {
      const file = join(folder, path);
      if (content === null) rmSync(file, { recursive: true });
      else {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, content);
      }
    }
  };
  git('init', '--quiet', '--initial-branch', 'main');
  const made: Repository = {
    root: folder,
    git,
    checkout() {
      const found = checkoutAt(folder);
      if (found === null) throw new Error(`There is no repository in ${folder}.`);
      return found;
    },
    write,
    link: (path, target) => symlinkSync(target, join(folder, path)),
    commit(changed, at, author = SAM) {
      write(changed);
      git('add', '--all');
      const message = 'Change something';
      run(['commit', '--quiet', '--allow-empty', '--author', author, '--message', message], at);
      return git('rev-parse', 'HEAD').trim();
    },
    merge(branch, at, ...options) {
      run(['merge', '--quiet', '--no-ff', '--no-edit', ...options, branch], at);
    },
  };
  if (Object.keys(files).length > 0) made.commit(files);
  return made;
}

/** A workspace that may use code from anywhere. */
export function anywhere(root: string): CodePlaces {
  return { root, contentFolder: 'content', repositories: null };
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'prebrief-git-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
