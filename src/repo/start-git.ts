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
 * Starts git, which happens nowhere else. A repository is data to it and nothing more: it is given
 * settings of ours in place of the repository's own, the user's and the machine's, so no program that
 * any of them names is ever run, and nothing is fetched: what a partial clone lacks is missing.
 *
 * @param args a command that reads, and its arguments; paths in them are literal
 * @returns the process; its error stream is dropped
 */
export function startGit(checkout: Checkout, args: readonly string[]): Git {
  const shared = sharedFolder(checkout);
  const child = spawn('git', ['-C', checkout.folder, ...OPTIONS, ...args], {
    // Nobody's folder: where there is a "git" in the current one, some systems take that.
    cwd: shared,
    env: { ...inherited(), ...environment(checkout, shared) },
    stdio: ['pipe', 'pipe', 'ignore'],
    windowsHide: true,
  });
  const clear = () => rmSync(shared, { recursive: true, force: true });
  // The one for a git that is not there, the other once it has ended.
  child.once('error', clear);
  child.once('close', clear);
  return child;
}

/** Said once more than needed: the repository's settings are not read in the first place. */
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
    // Windows looks for programs in the current folder first.
    NoDefaultCurrentDirectoryInExePath: '1',
  };
}

/** What a program needs to start; nothing that changes what git does. */
const NEEDED = ['PATH', 'LD_LIBRARY_PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR'];

function inherited(): Record<string, string> {
  const given = NEEDED.map((name) => [name, process.env[name]] as const);
  return Object.fromEntries(given.filter((one): one is [string, string] => one[1] !== undefined));
}

/** Folders and files that all work trees of a repository share, and that hold nothing but data. */
const DATA = { folders: ['refs', 'reftable', 'logs'], files: ['packed-refs', 'shallow'] };

/** @returns a new folder that stands in for the one that git would read the settings from */
function sharedFolder({ commonFolder }: Checkout): string {
  const shared = mkdtempSync(join(tmpdir(), 'prebrief-settings-'));
  const link = (name: string, act: (from: string, to: string) => void) => {
    if (existsSync(join(commonFolder, name))) act(join(commonFolder, name), join(shared, name));
  };
  for (const name of DATA.folders) link(name, (from, to) => symlinkSync(from, to, 'junction'));
  for (const name of DATA.files) {
    // Only administrators may make links to files on Windows.
    link(name, process.platform === 'win32' ? copyFileSync : symlinkSync);
  }
  writeFileSync(join(shared, 'config'), formatOf(join(commonFolder, 'config')));
  return shared;
}

/**
 * @param config the repository's own settings
 * @returns settings that say how its objects and refs are stored, without which they cannot be read
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
