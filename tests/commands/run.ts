import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { run } from '../../src/cli.ts';
import { packageRoot } from '../../src/io/package-root.ts';
import { createTerminal } from '../../src/io/terminal.ts';

const CLI = join(packageRoot(), 'bin', 'prebrief.mjs');

/** An environment without the machine's settings, and a day on which documents are fresh. */
const ENV = {
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  PREBRIEF_TODAY: '2026-11-25',
  // Compile the sources once for all processes of a run.
  NODE_COMPILE_CACHE: join(tmpdir(), 'prebrief-compile-cache'),
};

export interface Result {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** The command line in a workspace that exists for one test. */
export interface Workspace {
  /** Absolute path, with spaces and non-ASCII letters. */
  root: string;
  path(file: string): string;
  write(files: Record<string, string | Uint8Array>): void;
  /** Runs a command in this process, which is several times as fast. */
  run(args: string[], env?: Record<string, string>): Promise<Result>;
  /** Runs it as users do, for anything that depends on the environment, signals or memory. */
  spawn(args: string[], env?: Record<string, string>): Promise<Result>;
  /** A workspace in a folder of this one. */
  in(folder: string): Workspace;
  /** Starts a process without waiting; it is killed at the end of the test. */
  start(args: string[], env?: Record<string, string>): ChildProcess;
}

/** @param files contents by workspace path */
export function workspace(files: Record<string, string | Uint8Array> = {}): Workspace {
  const folder = mkdtempSync(join(tmpdir(), 'prebrief-'));
  const root = join(folder, 'Büro 北京 & co');
  mkdirSync(root);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const made = inFolder(root);
  made.write(files);
  return made;
}

function inFolder(root: string): Workspace {
  const path = (file: string) => join(root, file);
  const start = (args: string[], env: Record<string, string> = {}) => {
    const child = spawn(process.execPath, [CLI, ...args], {
      cwd: root,
      env: { ...ENV, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    return child;
  };
  return {
    root,
    path,
    start,
    in: (folder) => inFolder(path(folder)),
    write(files) {
      for (const [file, content] of Object.entries(files)) {
        mkdirSync(dirname(path(file)), { recursive: true });
        writeFileSync(path(file), content);
      }
    },
    async run(args, env = {}) {
      const result: Result = { code: null, stdout: '', stderr: '' };
      const terminal = createTerminal({
        env: { ...ENV, ...env },
        stdin: {},
        stdout: { write: (text) => (result.stdout += text) },
        stderr: { write: (text) => (result.stderr += text) },
      });
      result.code = await run(args, terminal, root);
      return result;
    },
    async spawn(args, env) {
      const child = start(args, env);
      const texts = [child.stdout, child.stderr].map(textOf);
      const [code] = (await once(child, 'close')) as [number | null];
      const [stdout = '', stderr = ''] = await Promise.all(texts);
      return { code, stdout, stderr };
    },
  };
}

async function textOf(stream: NodeJS.ReadableStream | null): Promise<string> {
  let text = '';
  stream?.setEncoding('utf8');
  for await (const chunk of stream ?? []) text += chunk;
  return text;
}

/** The output of a process on one of its streams. */
export interface Output {
  /** All of it so far. */
  text(): string;
  /** Waits for what comes after the last match. @returns what matched */
  until(pattern: RegExp): Promise<RegExpExecArray>;
}

export function outputOf(child: ChildProcess, stream: 'stdout' | 'stderr'): Output {
  const source = child[stream];
  if (!source) throw new Error('The process has no output.');
  let text = '';
  let seen = 0;
  source.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  return {
    text: () => text,
    until: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const match = pattern.exec(text.slice(seen));
          if (!match) return;
          seen += match.index + match[0].length;
          source.off('data', look);
          child.off('close', exited);
          resolve(match);
        };
        const exited = (code: number | null) =>
          reject(new Error(`It exited with ${code} before ${pattern}: ${text}`));
        child.once('close', exited);
        source.on('data', look);
        look();
      }),
  };
}

/** Waits until a process has printed something. @returns the match */
export async function said(
  child: ChildProcess,
  stream: 'stdout' | 'stderr',
  pattern: RegExp,
): Promise<RegExpExecArray> {
  return outputOf(child, stream).until(pattern);
}
