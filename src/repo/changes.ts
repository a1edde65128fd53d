import { git } from './git.ts';
import { type LineEdit, lineEdits } from './line-edits.ts';
import { unquoted } from './quoted-path.ts';
import type { Checkout } from './repository.ts';
import { Unfetched } from './unfetched.ts';

/** What became of a file between two commits. */
export interface Change {
  /** Path before; null for a new file. */
  from: string | null;
  /** Path after; null for one that is gone, or is no file any more. */
  to: string | null;
  /** Ids of the content before and after. */
  fromId: string;
  toId: string;
}

/** The difference of a file, as git shows it. */
export interface Patch {
  edits: LineEdit[];
  hunks: PatchHunk[];
}

export interface PatchHunk {
  /** Lines before that it concerns, the ones around it counted in. */
  from: number;
  to: number;
  /** From `@@` on, with a line break at its end. */
  text: string;
}

/**
 * Compares two commits: one process, whatever the number of files.
 *
 * @param checkout paths count from its folder, and only what lies below it is compared
 * @param isMissed whether it matters where a file went that is not at its path any more; only then
 *   are renames looked for, which takes git many times longer
 * @throws Unfetched where this clone does not hold what it takes
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

/** As many characters of paths as every system takes in one command. */
const MOST = 20_000;

/** @returns the differences of files by the path before */
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

/** @returns how many lines were added to each file and taken from it, by the path after */
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
    // A renamed file has no path here, but two of them after it.
    if (path === '') at += 2;
    const name = path === '' ? (parts[at] ?? '') : path;
    counts.set(name, { added: Number(added) || 0, deleted: Number(deleted) || 0 });
  }
  return counts;
}

/** @returns the files that each commit between two touches, below some folders */
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

/** @returns every path that a commit has below a folder */
export async function filesAt(checkout: Checkout, commit: string): Promise<string[]> {
  const listing = await git(checkout, 'ls-tree', '-r', '--name-only', '-z', commit);
  return (listing ?? '').split('\0').filter(Boolean);
}

/** The plumbing, which no setting of the user changes. */
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
  // Nothing else keeps it from comparing two commits that are there.
  if (output === null) throw new Unfetched(`git cannot compare ${from} with ${to}`);
  return output;
}

function* batches(paths: readonly (string | null)[]): Generator<string[]> {
  let batch = new Set<string>();
  let length = 0;
  for (let at = 0; at < paths.length; at += 2) {
    // Both names of a renamed file together, or git does not see that it is one.
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

/** A path may end with a tab, and is quoted where it holds what would be misread. */
function pathOf(written: string): string {
  return unquoted(written.replace(/\t$/, '')).replace(/^a\//, '');
}
