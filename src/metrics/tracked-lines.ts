import type { FilePatch, Patch } from './commit.ts';

/** A followed line. Times are commit times, in ms since 1970. */
export interface Line {
  added: number;
  /** Null if it still exists in the last commit. */
  removed: number | null;
}

/** The followed lines of a file, by number. Other lines are left out, so files need not be read. */
export type Tracked = readonly (readonly [number: number, line: Line])[];
export type Files = Map<string, Tracked>;

const NOTHING: Tracked = [];

/** A commit's files after a patch. */
export interface Applied {
  files: Files;
  /** Lines added by the patch, by path and number, as text without whitespace. */
  added: Map<string, { file: number; added: Map<number, string> }>;
  /** Lines removed by the patch; `line` is null if not followed. */
  removed: Removed[];
}

export interface Removed {
  /** Index of its file in the patch. */
  file: number;
  /** Its text without whitespace. */
  key: string;
  line: Line | null;
}

/** Applies a patch to the parent's files, without inserting the added lines. */
export function applyPatch(files: Files, { files: patches }: Patch): Applied {
  const applied: Applied = { files, added: new Map(), removed: [] };
  const before = patches.map(
    ({ from }) => (from === null ? undefined : files.get(from)) ?? NOTHING,
  );
  for (const { from, to } of patches) if (from !== null && from !== to) files.delete(from);
  for (const [file, patch] of patches.entries()) {
    const tracked = before[file] ?? NOTHING;
    const kept = patch.binary
      ? dropAll(tracked, file, applied)
      : shift(tracked, patch, file, applied);
    if (patch.to === null) continue;
    if (kept.length > 0) files.set(patch.to, kept);
    else files.delete(patch.to);
    const added = patch.hunks.flatMap(({ newStart, added }) =>
      added.map((text, index): [number, string] => [newStart + index, keyOf(text)]),
    );
    if (added.length > 0) applied.added.set(patch.to, { file, added: new Map(added) });
  }
  return applied;
}

function dropAll(tracked: Tracked, file: number, { removed }: Applied): Tracked {
  for (const [, line] of tracked) removed.push({ file, key: '', line });
  return NOTHING;
}

/** Shifts lines by the number of lines added and removed above them. */
function shift(
  tracked: Tracked,
  { hunks }: FilePatch,
  file: number,
  { removed }: Applied,
): Tracked {
  const kept: [number, Line][] = [];
  let next = 0;
  let offset = 0;
  for (const hunk of hunks) {
    const count = hunk.removed.length;
    // For a pure addition, git gives the line above.
    const start = count === 0 ? hunk.oldStart + 1 : hunk.oldStart;
    for (; next < tracked.length; next++) {
      const [number, line] = tracked[next] as [number, Line];
      if (number >= start) break;
      kept.push([number + offset, line]);
    }
    for (const [index, text] of hunk.removed.entries()) {
      const [number, line] = tracked[next] ?? [];
      const isTracked = number === start + index;
      if (isTracked) next += 1;
      removed.push({ file, key: keyOf(text), line: isTracked ? (line ?? null) : null });
    }
    offset += hunk.added.length - count;
  }
  for (; next < tracked.length; next++) {
    const [number, line] = tracked[next] as [number, Line];
    kept.push([number + offset, line]);
  }
  return kept;
}

/** Matches removed with added lines, first in the same file, then in any, to keep their age. */
export function keepMoved(applied: Applied): void {
  for (const scope of [(file: number) => `${file} `, () => '']) {
    if (applied.removed.length === 0) return;
    const gone = new Map<string, Removed[]>();
    for (const one of [...applied.removed].reverse()) {
      if (one.key === '') continue;
      const key = scope(one.file) + one.key;
      const same = gone.get(key);
      if (same) same.push(one);
      else gone.set(key, [one]);
    }
    const moved = new Set<Removed>();
    for (const [path, { file, added }] of applied.added) {
      const here: [number, Line][] = [];
      for (const [number, key] of added) {
        const found = gone.get(scope(file) + key)?.pop();
        if (!found) continue;
        moved.add(found);
        added.delete(number);
        if (found.line) here.push([number, found.line]);
      }
      put(applied.files, path, here);
    }
    applied.removed = applied.removed.filter((one) => !moved.has(one));
  }
}

/** Adds the lines of another parent. @returns the lines whose position is already taken */
export function join(files: Files, others: Files): Line[] {
  const doubles: Line[] = [];
  for (const [path, tracked] of others) {
    const mine = files.get(path) ?? NOTHING;
    if (mine === tracked) continue;
    const known = new Map(mine);
    const news = tracked.filter(([number, line]) => {
      const there = known.get(number);
      if (there && there !== line) doubles.push(line);
      return !there;
    });
    put(files, path, news);
  }
  return doubles;
}

/** Inserts lines into a file, in order of line number. */
export function put(files: Files, path: string, entries: Tracked): void {
  if (entries.length === 0) return;
  const all = [...(files.get(path) ?? NOTHING), ...entries];
  files.set(
    path,
    all.sort(([a], [b]) => a - b),
  );
}

/** @returns the followed lines in some of the files */
export function linesIn(files: Files, paths: Iterable<string>): Set<Line> {
  const tracked = [...paths].flatMap((path) => files.get(path) ?? NOTHING);
  return new Set(tracked.map(([, line]) => line));
}

/** Key for comparing lines, which ignores whitespace. */
function keyOf(text: string): string {
  return text.replace(/\s+/g, '');
}
