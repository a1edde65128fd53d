import type { Commit, Patch } from './commit.ts';
import { isCountedFile } from './counted-files.ts';
import { createReplay, type Line, type ReplayPlan } from './line-replay.ts';
import { lacking, type Measured } from './measured.ts';

/** Lines rewritten or deleted within this time count as churn. */
export const CHURN_DAYS = 21;

const WINDOW = CHURN_DAYS * 24 * 60 * 60 * 1000;

export interface Churn {
  /** Commits by the contractor, including merges. */
  commits: number;
  /** Lines the contractor added, old enough to count. */
  lines: number;
  /** Lines among them that were rewritten or deleted within the time. */
  rewritten: number;
  /** `rewritten` / `lines`, from 0 to 1, rounded to three decimals. */
  share: number;
  /** Lines too recent at the end of the history to count, whether they still exist or not. */
  tooYoung: number;
  /** ISO date of the last commit. */
  until: string;
}

interface Contractor {
  email: string;
  /** First and last day of the engagement, as ISO dates. */
  starts: string;
  ends: string;
}

/**
 * Finds the commits needed to follow the contractor's lines: their own, and all descendants.
 *
 * @param commits all commits of a branch, parents first
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
    // A parent without any of the lines matters only for telling which ones are new.
    const read = isOwn ? parents : parents.filter((parent) => reached.has(parent));
    if (isOwn || read.length > 0) reached.add(id);
    for (const parent of read) pairs.push({ commit: id, parent });
    if (isOwn && parents.length === 0) pairs.push({ commit: id, parent: null });
  }
  return { own, pairs };
}

/**
 * Follows the contractor's lines through the patches to the end of the branch.
 *
 * @param commits all commits of the branch, parents first
 * @param plan computed from the same commits
 * @returns an object that takes the patches in the order of the plan's pairs, then computes the
 *   share
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
