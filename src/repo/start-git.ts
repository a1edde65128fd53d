import { type ChildProcessByStdio, spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { Checkout } from './repository.ts';

export type Git = ChildProcessByStdio<Writable, Readable, null>;

/**
 * The only place that starts git. The repository is treated as untrusted data: git gets our
 * settings instead of the repository's, the user's and the system's, so that it never runs a
 * program named in any of them. Nothing is fetched: objects missing in a partial clone stay
 * missing.
 *
 * @param args a read-only command with its arguments; paths are literal
 * @returns the process; its stderr is discarded
 */
export function startGit(checkout: Checkout, args: readonly string[]): Git {
  const shared = sharedFolder(checkout);
  const child = spawn('git', ['-C', checkout.folder, ...OPTIONS, ...args], {
    // A neutral folder, because some systems would run a "git" in the current one.
    cwd: shared,
    env: { ...inherited(), ...environment(checkout, shared) },
    stdio: ['pipe', 'pipe', 'ignore'],
    windowsHide: true,
  });
  const clear = () => rmSync(shared, { recursive: true, force: true });
  // "error" if git is not installed, "close" once it has exited.
  child.once('error', clear);
  child.once('close', clear);
  return child;
}

/** Redundant by design, as the repository's config is not read in the first place. */
const OPTIONS = [
  '--no-pager',
  '--no-replace-objects',
  '--literal-pathspecs',
  ...[
    'core.fsmonitor=false',
    'core.hooksPath=/dev/null',
    'core.quotePath=false',
    'diff.external=',
    'log.showSignature=false',
    'protocol.allow=never',
    'safe.bareRepository=explicit',
  ].flatMap((setting) => ['-c', setting]),
];

function environment({ top, gitFolder, commonFolder }: Checkout, shared: string) {
  return {
    GIT_DIR: gitFolder,
    GIT_COMMON_DIR: shared,
    GIT_OBJECT_DIRECTORY: join(commonFolder, 'objects'),
    GIT_WORK_TREE: top,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    LC_ALL: 'C',
    // Windows searches the current folder for programs first.
    NoDefaultCurrentDirectoryInExePath: '1',
  };
}

/** Environment variables needed to start a program; none that affect git. */
const NEEDED = ['PATH', 'LD_LIBRARY_PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR'];

function inherited(): Record<string, string> {
  const given = NEEDED.map((name) => [name, process.env[name]] as const);
  return Object.fromEntries(given.filter((one): one is [string, string] => one[1] !== undefined));
}

/** Folders and files shared by all work trees of a repository that contain only data. */
const DATA = { folders: ['refs', 'reftable', 'logs'], files: ['packed-refs', 'shallow'] };

/** @returns a new folder to use as git directory, with a safe config */
function sharedFolder({ commonFolder }: Checkout): string {
  const shared = mkdtempSync(join(tmpdir(), 'prebrief-settings-'));
  const link = (name: string, act: (from: string, to: string) => void) => {
    if (existsSync(join(commonFolder, name))) act(join(commonFolder, name), join(shared, name));
  };
  for (const name of DATA.folders) link(name, (from, to) => symlinkSync(from, to, 'junction'));
  for (const name of DATA.files) {
    // On Windows, only administrators may create symlinks to files.
    link(name, process.platform === 'win32' ? copyFileSync : symlinkSync);
  }
  writeFileSync(join(shared, 'config'), formatOf(join(commonFolder, 'config')));
  return shared;
}

/**
 * @param config the repository's own config
 * @returns only the settings for the storage of objects and refs, which are needed to read them
 * @see https://git-scm.com/docs/repository-version
 */
function formatOf(config: string): string {
  const text = existsSync(config) ? readFileSync(config, 'utf8') : '';
  const objects = /^\s*objectFormat\s*=\s*"?(sha256)\b/im.exec(text)?.[1] ?? 'sha1';
  const refs = /^\s*refStorage\s*=\s*"?(reftable)\b/im.exec(text)?.[1] ?? 'files';
  const extensions = [
    ...(objects === 'sha1' ? [] : [`objectFormat = ${objects}`]),
    ...(refs === 'files' ? [] : [`refStorage = ${refs}`]),
  ];
  if (extensions.length === 0) return '';
  return `[core]\nrepositoryFormatVersion = 1\n[extensions]\n${extensions.join('\n')}\n`;
}
