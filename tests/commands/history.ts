import { execFileSync } from 'node:child_process';
import { renameSync, rmSync } from 'node:fs';
import { CODE, validFiles } from '../valid-workspace.ts';
import { type Workspace, workspace } from './run.ts';

/** A repository built commit by commit. */
export interface Repository {
  made: Workspace;
  git(...args: string[]): string;
  /** Writes files, removes those that are null, and commits everything. */
  commit(message: string, files: Record<string, string | null>, at?: string): void;
  move(from: string, to: string): void;
}

/** @param folder the workspace's folder in the repository; '' for its root */
export function repository(folder = ''): Repository {
  const root = workspace();
  const made = folder === '' ? root : root.in(folder);
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', root.root, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_NAME: 'Ada',
        GIT_AUTHOR_EMAIL: 'ada.author@example.org',
        GIT_COMMITTER_NAME: 'Ada',
        GIT_COMMITTER_EMAIL: 'ada.author@example.org',
        GIT_AUTHOR_DATE: at,
        GIT_COMMITTER_DATE: at,
      },
    });
  let at = '2026-11-02T10:00:00+0100';
  let hour = 10;
  git('init', '--quiet', '--initial-branch=main');
  // References are relative to the repository root, wherever the workspace is.
  root.write(CODE);
  return {
    made,
    git,
    move: (from, to) => renameSync(made.path(from), made.path(to)),
    commit(message, files, day = at.slice(0, 10)) {
      hour += 1;
      at = `${day}T${hour % 24 < 10 ? '0' : ''}${hour % 24}:00:00+0100`;
      for (const [file, text] of Object.entries(files)) {
        if (text === null) rmSync(made.path(file));
        else made.write({ [file]: text });
      }
      git('add', '--all');
      git('commit', '--quiet', '--allow-empty', '--message', message);
    },
  };
}

/** The demo with the code it refers to, without the theme shared by all tests. */
export function demoFiles(): Record<string, string> {
  return {
    ...validFiles(),
    'src/billing/retry.ts': 'export function retryInvoice() {}\n',
    '.gitignore': '.prebrief\ndist*/\n',
  };
}
