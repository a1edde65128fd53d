import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { gitEnvironment } from '../src/repo/git.ts';

/** A real git repository that is there for one test. */
export interface Repository {
  /** Absolute path. */
  root: string;
  git(...args: string[]): string;
  /**
   * Writes files and commits them with everything else that was changed.
   *
   * @param files by path; null removes one
   * @returns the full id of the commit
   */
  commit(files: Record<string, string | Uint8Array | null>): string;
  write(files: Record<string, string | Uint8Array | null>): void;
  link(path: string, target: string): void;
}

/** Nobody's settings, and one day for every commit. */
const ENV = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Dana',
  GIT_AUTHOR_EMAIL: 'dana@example.com',
  GIT_AUTHOR_DATE: '2026-11-01T12:00:00Z',
  GIT_COMMITTER_NAME: 'Dana',
  GIT_COMMITTER_EMAIL: 'dana@example.com',
  GIT_COMMITTER_DATE: '2026-11-01T12:00:00Z',
};

/** @param folder absolute path; one of its own where absent */
export function repository(
  files: Record<string, string | Uint8Array | null> = {},
  folder: string = temporaryFolder(),
): Repository {
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', folder, ...args], {
      env: { ...gitEnvironment(), ...ENV },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
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
    write,
    link: (path, target) => symlinkSync(target, join(folder, path)),
    commit(changed) {
      write(changed);
      git('add', '--all');
      git('commit', '--quiet', '--allow-empty', '--message', 'Change something');
      return git('rev-parse', 'HEAD').trim();
    },
  };
  if (Object.keys(files).length > 0) made.commit(files);
  return made;
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'prebrief-git-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
