import { git } from './git.ts';
import { type LineEdit, lineEdits } from './line-edits.ts';
import { unquoted } from './quoted-path.ts';
import type { Checkout } from './repository.ts';
import { Unfetched } from './unfetched.ts';

/** A file's change between two commits. */
export interface Change {
  /** Path before; null for a new file. */
  from: string | null;
  /** Path after; null if it was deleted or is no longer a file. */
  to: string | null;
  /** Blob ids before and after. */
  fromId: string;
  toId: string;
}

/** A file's diff in git's format. */
export interface Patch {
  edits: LineEdit[];
  hunks: PatchHunk[];
}

export interface PatchHunk {
  /** The range of old lines, including context. */
  from: number;
  to: number;
  /** From `@@` on, with a trailing line break. */
  text: string;
}

/**
 * Compares two commits with a single git process.
 *
 * @param checkout paths are relative to its folder, and only files below it are compared
 * @param isMissed whether a missing path matters; only then are renames detected, which takes git
 *   many times longer
 * @throws Unfetched if this clone lacks the required objects
 */
export async function changesBetween(
  checkout: Checkout,
  from: string,
  to: string,
  isMissed: (path: string) => boolean,
): Promise<Change[]> {
  const plain = await rawChanges(checkout, from, to, '--no-renames');
  const isAnyMissed = plain.some(
    (one) => one.from !== null && one.to === null && isMissed(one.from),
  );
  return isAnyMissed ? rawChanges(checkout, from, to, '-M') : plain;
}

async function rawChanges(
  checkout: Checkout,
  from: string,
  to: string,
  renames: '-M' | '--no-renames',
): Promise<Change[]> {
  const raw = await diffTree(checkout, [renames, '--raw', '-z', '--no-abbrev'], from, to);
  const parts = raw.split('\0');
  const changes: Change[] = [];
  for (let at = 0; at + 1 < parts.length; ) {
    const [, mode = '', fromId = '', toId = '', status = ''] = (parts[at] ?? '').split(' ');
    const first = parts[at + 1] ?? '';
    const second = /^[RC]/.test(status) ? (parts[at + 2] ?? '') : first;
    at += second === first && !/^[RC]/.test(status) ? 2 : 3;
    const isFile = mode.startsWith('100');
    changes.push({
      from: status === 'A' ? null : first,
      to: status === 'D' || !isFile ? null : second,
      fromId,
      toId,
    });
  }
  return changes;
}

/** Maximum length of all paths in one command, safe on every system. */
const MOST = 20_000;

/** @returns the files' diffs by old path */
export async function patchesOf(
  checkout: Checkout,
  from: string,
  to: string,
  changes: readonly Change[],
): Promise<Map<string, Patch>> {
  const patches = new Map<string, Patch>();
  for (const paths of batches(changes.flatMap((one) => [one.from, one.to]))) {
    const text = await diffTree(checkout, ['-M', '-p', '--text', '--no-color'], from, to, paths);
    for (const [path, patch] of parsePatches(text)) patches.set(path, patch);
  }
  return patches;
}

export interface LineCounts {
  added: number;
  deleted: number;
}

/** @returns the number of added and removed lines per file, by new path */
export async function lineCounts(
  checkout: Checkout,
  from: string,
  to: string,
  paths: readonly string[],
): Promise<Map<string, LineCounts>> {
  const counts = new Map<string, LineCounts>();
  const parts = (await diffTree(checkout, ['-M', '--numstat', '-z'], from, to, paths)).split('\0');
  for (let at = 0; at < parts.length; at++) {
    const [added, deleted, path] = (parts[at] ?? '').split('\t');
    if (path === undefined) continue;
    // A renamed file has an empty path here, followed by two paths.
    if (path === '') at += 2;
    const name = path === '' ? (parts[at] ?? '') : path;
    counts.set(name, { added: Number(added) || 0, deleted: Number(deleted) || 0 });
  }
  return counts;
}

/** @returns the files touched by each commit in a range, below some folders */
export async function commitsBetween(
  checkout: Checkout,
  from: string,
  to: string,
  paths: readonly string[],
): Promise<string[][]> {
  const log = await git(
    checkout,
    ...['log', '--format=%x01', '--name-only', '-z'],
    ...['--relative', '--no-renames', `${from}..${to}`, '--', ...paths],
  );
  return (log ?? '')
    .split('\x01')
    .slice(1)
    .map((commit) =>
      commit
        .split('\0')
        .map((path) => path.trim())
        .filter(Boolean),
    );
}

/** @returns every path below a folder in a commit */
export async function filesAt(checkout: Checkout, commit: string): Promise<string[]> {
  const listing = await git(checkout, 'ls-tree', '-r', '--name-only', '-z', commit);
  return (listing ?? '').split('\0').filter(Boolean);
}

/** A plumbing command, which user settings do not affect. */
async function diffTree(
  checkout: Checkout,
  options: readonly string[],
  from: string,
  to: string,
  paths: readonly string[] = [],
): Promise<string> {
  const output = await git(
    checkout,
    ...[
      'diff-tree',
      '-r',
      '--no-ext-diff',
      '--no-textconv',
      '--relative',
      ...options,
      from,
      to,
      '--',
      ...paths,
    ],
  );
  // Both commits exist, so missing objects are the only possible reason.
  if (output === null) throw new Unfetched(`git cannot compare ${from} with ${to}`);
  return output;
}

function* batches(paths: readonly (string | null)[]): Generator<string[]> {
  let batch = new Set<string>();
  let length = 0;
  for (let at = 0; at < paths.length; at += 2) {
    // Pass both names of a renamed file, or git does not detect the rename.
    for (const path of paths.slice(at, at + 2)) {
      if (path === null || path === undefined || batch.has(path)) continue;
      batch.add(path);
      length += path.length + 1;
    }
    if (length < MOST) continue;
    yield [...batch];
    batch = new Set();
    length = 0;
  }
  if (batch.size > 0) yield [...batch];
}

/** @see https://git-scm.com/docs/diff-format#generate_patch_text_with_p */
function parsePatches(text: string): Map<string, Patch> {
  const patches = new Map<string, Patch>();
  const lines = text.split('\n');
  let patch: Patch | null = null;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line.startsWith('--- ')) {
      patch = { edits: [], hunks: [] };
      patches.set(pathOf(line.slice(4)), patch);
      continue;
    }
    const header = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line);
    if (!header || !patch) continue;
    const [from, count, to, more] = [1, 2, 3, 4].map((index) => Number(header[index] ?? 1));
    let left = (count as number) + (more as number);
    const start = at;
    while (left > 0 && at + 1 < lines.length) {
      const next = lines[++at] ?? '';
      if (next.startsWith(' ')) left -= 2;
      else if (!next.startsWith('\\')) left -= 1;
    }
    if (lines[at + 1]?.startsWith('\\')) at += 1;
    const body = lines.slice(start + 1, at + 1);
    patch.edits.push(...lineEdits(body, from as number, to as number, count === 0, more === 0));
    patch.hunks.push({
      from: from as number,
      to: (from as number) + Math.max(0, (count as number) - 1),
      text: `${lines.slice(start, at + 1).join('\n')}\n`,
    });
  }
  return patches;
}

/** Git may append a tab to a path, and quotes one with special characters. */
function pathOf(written: string): string {
  return unquoted(written.replace(/\t$/, '')).replace(/^a\//, '');
}
