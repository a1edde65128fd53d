import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A git repository that is there for one test. */
export interface Repository {
  /** Absolute path. */
  root: string;
  git(...args: string[]): string;
  /**
   * Writes files and commits everything.
   *
   * @param files contents by path; null deletes
   * @param at ISO date, or date-time with offset
   */
  commit(files: Record<string, string | null>, at: string, author?: string): void;
  /** Merges a branch into the one that is checked out, as nobody. */
  merge(branch: string, at: string, ...options: string[]): void;
}

export const SAM = 'Sam Ortiz <sam@example.com>';
export const DANA = 'Dana Reyes <dana@example.com>';

export function repository(): Repository {
  const root = mkdtempSync(join(tmpdir(), 'prebrief-repository-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return repositoryIn(root);
}

export function repositoryIn(root: string): Repository {
  const run = (args: string[], env: Record<string, string> = {}) =>
    execFileSync('git', ['-C', root, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      // Nothing of the machine's own settings.
      env: {
        PATH: process.env.PATH,
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_SYSTEM: '/dev/null',
        ...env,
      },
    });
  run(['init', '--quiet', '--initial-branch', 'main']);
  run(['config', 'user.name', 'Nobody']);
  run(['config', 'user.email', 'nobody@example.com']);
  return {
    root,
    git: (...args) => run(args),
    commit(files, at, author = SAM) {
      for (const [path, content] of Object.entries(files)) {
        const file = join(root, path);
        mkdirSync(dirname(file), { recursive: true });
        if (content === null) rmSync(file);
        else writeFileSync(file, content);
      }
      run(['add', '--all']);
      run(['commit', '--quiet', '--allow-empty', '--author', author, '--message', 'A commit'], {
        ...dated(at),
      });
    },
    merge(branch, at, ...options) {
      run(['merge', '--quiet', '--no-ff', '--no-edit', ...options, branch], dated(at));
    },
  };
}

function dated(at: string): Record<string, string> {
  const date = at.includes('T') ? at : `${at}T12:00:00Z`;
  return { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
}
