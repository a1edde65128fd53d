import type { Commit, Patch } from './commit.ts';
import {
  type Applied,
  applyPatch,
  type Files,
  join,
  keepMoved,
  type Line,
  linesIn,
  put,
} from './tracked-lines.ts';

export type { Line };

/** The commits whose lines are followed, and the commit-parent pairs to diff for that. */
export interface ReplayPlan {
  /** Ids of the commits whose lines are followed. */
  own: ReadonlySet<string>;
  /** Parents first; the parent is null for a root commit. */
  pairs: readonly { commit: string; parent: string | null }[];
}

/**
 * Replays patches over a history with branches and merges, and follows the lines added by some
 * commits.
 *
 * - A line that a commit removes and adds again in any file, ignoring whitespace, was moved: it
 *   keeps its age.
 * - In a merge, a line comes from whichever parent has it; only lines in no parent are new. A line
 *   from two parents, as after a cherry-pick, counts once.
 * - Blank lines are not followed.
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

  /** A mutable version of a parent's files: a copy, unless no other commit needs them. */
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
      const left = isMerge ? linesIn(first.files, touchedBy(patches)) : new Set<Line>();
      for (const { line } of removed) {
        if (line && !left.has(line)) line.removed = Math.min(line.removed ?? Infinity, commit.at);
      }
    }
    states.set(commit.id, first.files);
  };

  /** Adds lines that are in no parent. */
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
    /** @param patch the patch of the plan's next pair */
    take(patch: Patch): void {
      const { commit: expected } = plan.pairs[at] ?? {};
      if (patch.commit !== expected) {
        throw new Error(`Got the patch of ${patch.commit} instead of ${expected}.`);
      }
      at += 1;
      patches.push(patch);
      if (patches.length < (awaited.get(patch.commit) ?? 0)) return;
      const commit = byId.get(patch.commit);
      if (commit) replay(commit);
      patches = [];
    },
    /** @returns all followed lines, after the last patch */
    finish(): Line[] {
      const last = commits.at(-1)?.id ?? '';
      const files = states.get(last) ?? new Map();
      const left = linesIn(files, files.keys());
      for (const line of left) line.removed = null;
      return [...lines];
    },
  };
}

function touchedBy(patches: readonly Patch[]): Set<string> {
  return new Set(patches.flatMap(({ files }) => files.flatMap(({ to }) => to ?? [])));
}
