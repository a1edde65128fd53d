import type { Commit, FilePatch, Patch } from './commit.ts';

/** A line that is followed. Times are those of commits, in ms since 1970. */
export interface Line {
  added: number;
  /** Null where it is in the last commit. */
  removed: number | null;
}

/** Which commits' lines are followed, and what is compared for it: commits with their parents. */
export interface ReplayPlan {
  /** Ids of the commits whose lines are followed. */
  own: ReadonlySet<string>;
  /** In an order in which parents come first; the parent is null for a first commit. */
  pairs: readonly { commit: string; parent: string | null }[];
}

/** The lines that are followed in one file, by number; all others are left out, so nothing is read before them. */
type Tracked = readonly (readonly [number: number, line: Line])[];
type Files = Map<string, Tracked>;

const NOTHING: Tracked = [];

/**
 * Replays patches over a history with branches and merges, and follows the lines that some commits
 * added.
 *
 * - A line that a commit removes and adds again, in any file, with the same text but for white space,
 *   was moved: it keeps its age.
 * - In a merge, a line is the one of whichever parent has it; only what no parent has is new. Where two
 *   parents brought the same line, as after a cherry-pick, it counts once.
 * - A line without anything but white space is not followed.
 *
 * @param commits parents first
 * @param counts whether lines added to a file are followed
 */
export function createReplay(
  commits: readonly Commit[],
  plan: ReplayPlan,
  counts: (path: string) => boolean,
) {
  const byId = new Map(commits.map((commit) => [commit.id, commit]));
  const uses = new Map<string, number>();
  for (const { parent } of plan.pairs) {
    if (parent !== null) uses.set(parent, (uses.get(parent) ?? 0) + 1);
  }
  const awaited = new Map<string, number>();
  for (const { commit } of plan.pairs) awaited.set(commit, (awaited.get(commit) ?? 0) + 1);

  const states = new Map<string, Files>();
  const lines = new Set<Line>();
  let patches: Patch[] = [];
  let at = 0;

  /** The files of a parent, to be changed: a copy, unless nobody else needs them. */
  const takeFiles = (parent: string | null): Files => {
    const files = (parent !== null && states.get(parent)) || new Map();
    const left = (uses.get(parent ?? '') ?? 1) - 1;
    if (parent !== null) uses.set(parent, left);
    if (left > 0) return new Map(files);
    states.delete(parent ?? '');
    return files;
  };

  const replay = (commit: Commit): void => {
    const pairs = plan.pairs.slice(at - patches.length, at);
    const results = patches.map((patch, index) =>
      applyPatch(takeFiles(pairs[index]?.parent ?? null), patch),
    );
    const [first] = results;
    if (!first) return;
    const isMerge = commit.parents.length > 1;
    if (!isMerge) keepMoved(first);
    for (const { files } of results.slice(1)) {
      for (const line of join(first.files, files)) lines.delete(line);
    }
    if (plan.own.has(commit.id)) addLines(commit, results);
    const removed = results.flatMap((result) => result.removed);
    if (removed.length > 0) {
      const left = isMerge ? linesIn(first.files) : new Set<Line>();
      for (const { line } of removed) {
        if (line && !left.has(line)) line.removed = Math.min(line.removed ?? Infinity, commit.at);
      }
    }
    states.set(commit.id, first.files);
  };

  /** What no parent has is new. */
  const addLines = (commit: Commit, [first, ...others]: Applied[]): void => {
    for (const [path, { added }] of first?.added ?? []) {
      if (!counts(path)) continue;
      const news: [number, Line][] = [];
      for (const [number, key] of added) {
        if (key === '' || !others.every((one) => one.added.get(path)?.added.has(number))) continue;
        const line: Line = { added: commit.at, removed: null };
        lines.add(line);
        news.push([number, line]);
      }
      if (first) put(first.files, path, news);
    }
  };

  return {
    /** @param patch of the next pair of the plan */
    take(patch: Patch): void {
      const { commit: expected } = plan.pairs[at] ?? {};
      if (patch.commit !== expected) {
        throw new Error(`The patch of ${patch.commit} came in place of that of ${expected}.`);
      }
      at += 1;
      patches.push(patch);
      if (patches.length < (awaited.get(patch.commit) ?? 0)) return;
      const commit = byId.get(patch.commit);
      if (commit) replay(commit);
      patches = [];
    },
    /** @returns every line that was followed, after the last patch */
    finish(): Line[] {
      const last = commits.at(-1)?.id ?? '';
      const left = linesIn(states.get(last) ?? new Map());
      for (const line of left) line.removed = null;
      return [...lines];
    },
  };
}

interface Applied {
  files: Files;
  /** Lines that the patch adds, by path: the text without white space by number. */
  added: Map<string, { file: number; added: Map<number, string> }>;
  /** Lines that the patch removes; null for one that is not followed. */
  removed: Removed[];
}

interface Removed {
  /** Which file of the patch it was in. */
  file: number;
  /** Its text without white space. */
  key: string;
  line: Line | null;
}

/** Applies a patch to the files of the parent it is against, without the lines that it adds. */
function applyPatch(files: Files, { files: patches }: Patch): Applied {
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

/** Moves lines by what is added and removed above them. */
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
    // Where nothing is removed, git names the line above.
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

/** What is removed and added again keeps what it was: in the same file first, then in any. */
function keepMoved(applied: Applied): void {
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

/** Adds the lines of another parent. @returns those that stand where there is one already */
function join(files: Files, others: Files): Line[] {
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

function put(files: Files, path: string, entries: Tracked): void {
  if (entries.length === 0) return;
  const all = [...(files.get(path) ?? NOTHING), ...entries];
  files.set(
    path,
    all.sort(([a], [b]) => a - b),
  );
}

function linesIn(files: Files): Set<Line> {
  return new Set([...files.values()].flatMap((tracked) => tracked.map(([, line]) => line)));
}

/** What makes two lines the same: all but their white space. */
function keyOf(text: string): string {
  return text.replace(/\s+/g, '');
}
