import type { Commit, Patch } from './commit.ts';
import { isCountedFile } from './counted-files.ts';
import { createReplay, type Line, type ReplayPlan } from './line-replay.ts';
import { lacking, type Measured } from './measured.ts';

/** Lines that did not last are those rewritten or deleted within that time. */
export const CHURN_DAYS = 21;

const WINDOW = CHURN_DAYS * 24 * 60 * 60 * 1000;

export interface Churn {
  /** Commits by the contractor, merges included. */
  commits: number;
  /** Lines the contractor added that can be told about. */
  lines: number;
  /** Those of them rewritten or deleted in time. */
  rewritten: number;
  /** `rewritten` of `lines`, from 0 to 1, to the thousandth. */
  share: number;
  /** Lines younger than that when the history ends, whether they are still there or not: not counted. */
  tooYoung: number;
  /** The day of the last commit, ISO. */
  until: string;
}

interface Contractor {
  email: string;
  /** First and last day of the engagement, ISO. */
  starts: string;
  ends: string;
}

/**
 * Finds the commits that have to be read to follow the contractor's lines: their own, and what came
 * after those.
 *
 * @param commits all of a branch, parents first
 */
export function planChurn(commits: readonly Commit[], contractor: Contractor): ReplayPlan {
  const email = contractor.email.toLowerCase();
  const own = new Set<string>();
  const reached = new Set<string>();
  const pairs: { commit: string; parent: string | null }[] = [];
  for (const { id, parents, emails, day } of commits) {
    const isOwn =
      emails.some((one) => one.toLowerCase() === email) &&
      contractor.starts <= day &&
      day <= contractor.ends;
    if (isOwn) own.add(id);
    // A parent that holds none of the lines says nothing, but where it tells which ones are new.
    const read = isOwn ? parents : parents.filter((parent) => reached.has(parent));
    if (isOwn || read.length > 0) reached.add(id);
    for (const parent of read) pairs.push({ commit: id, parent });
    if (isOwn && parents.length === 0) pairs.push({ commit: id, parent: null });
  }
  return { own, pairs };
}

/**
 * Follows the contractor's lines from patch to patch, to the end of the branch.
 *
 * @param commits all of the branch, parents first
 * @param plan made from the same commits
 * @returns takes the patches in the order of the plan's pairs; then tells the share
 */
export function createChurn(commits: readonly Commit[], plan: ReplayPlan) {
  const replay = createReplay(commits, plan, isCountedFile);
  return {
    take: (patch: Patch) => replay.take(patch),
    result: (): Measured<Churn> => churnOf(commits, plan, replay.finish()),
  };
}

function churnOf(
  commits: readonly Commit[],
  { own }: ReplayPlan,
  lines: readonly Line[],
): Measured<Churn> {
  if (own.size === 0) return lacking('commits');
  if (lines.length === 0) return lacking('lines');
  const last = commits.reduce((latest, commit) => (commit.at > latest.at ? commit : latest));
  const old = lines.filter(({ added }) => added + WINDOW <= last.at);
  if (old.length === 0) return lacking('time');
  const rewritten = old.filter(
    ({ added, removed }) => removed !== null && removed - added <= WINDOW,
  );
  return {
    missing: null,
    value: {
      commits: own.size,
      lines: old.length,
      rewritten: rewritten.length,
      share: Math.round((rewritten.length / old.length) * 1000) / 1000,
      tooYoung: lines.length - old.length,
      until: last.day,
    },
  };
}
