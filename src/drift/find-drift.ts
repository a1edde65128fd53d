import { UserError } from '../errors.ts';
import type { CodeProblem } from '../model/code.ts';
import type { Engagement, Workspace } from '../model/workspace.ts';
import { type CodePlaces, openCode } from '../repo/checkout-of.ts';
import { defaultBranch } from '../repo/default-branch.ts';
import type { Revision } from '../repo/revision.ts';
import { Unfetched } from '../repo/unfetched.ts';
import { namedPaths } from './named-paths.ts';
import { type Drift, readDrift } from './read-drift.ts';

/** The drift of all code references in an engagement. */
export interface EngagementDrift {
  workspace: Workspace;
  engagement: Engagement;
  /** Full id of the commit to compare with. */
  to: string;
  /** Full id of the pinned commit. */
  pinned: string;
  drifts: Drift[];
}

/**
 * Compares the code that engagements describe with a ref.
 *
 * @param places where the code may be
 * @param ref a branch, a tag or a commit; the default branch if absent
 * @param notice called with what can't be compared although nobody made a mistake
 * @throws UserError if the ref, the repository or the pinned commit doesn't exist
 */
export async function findDrift(
  workspace: Workspace,
  places: CodePlaces,
  engagements: readonly Engagement[],
  ref: string | null,
  notice: (text: string) => void,
): Promise<EngagementDrift[]> {
  const found: EngagementDrift[] = [];
  for (const engagement of engagements) {
    const commit = engagement.facts.repository?.commit ?? null;
    const revision = await openCode(engagement, places);
    if (commit === null) {
      await requireRef(ref, revision);
      notice(
        `${engagement.slug} pins no commit, so there is nothing to compare: set "repository.commit" in its index.mdx.`,
      );
      continue;
    }
    if (typeof revision === 'string') {
      throw new UserError(unreadable(engagement, commit, revision));
    }
    try {
      if (revision.checkout.isShallow) {
        notice(`${revision.checkout.folder} is a shallow clone, so not all commits are counted.`);
      }
      found.push({
        workspace,
        ...(await driftOf(engagement, revision, ref)),
      });
    } catch (error) {
      if (!(error instanceof Unfetched)) throw error;
      throw new UserError(
        `The clone in ${revision.checkout.folder} is partial and lacks objects for the comparison. Clone without "--filter", or run "git fetch --refetch --no-filter".`,
      );
    } finally {
      revision.close();
    }
  }
  return found;
}

async function driftOf(
  engagement: Engagement,
  revision: Revision,
  ref: string | null,
): Promise<Omit<EngagementDrift, 'workspace'>> {
  const { objects, checkout, commit: pinned } = revision;
  const to = await resolveRef(ref, revision);
  const places = namedPaths(engagement, revision);
  const options = { checkout, objects, pinned: pinned ?? '', to, places, isDetailed: true };
  return { engagement, to, pinned: pinned ?? '', drifts: await readDrift(engagement, options) };
}

/** A mistyped ref is an error even if there is nothing to compare with it. */
async function requireRef(ref: string | null, revision: Revision | CodeProblem): Promise<void> {
  if (typeof revision === 'string') return;
  try {
    if (ref !== null) await resolveRef(ref, revision);
  } finally {
    revision.close();
  }
}

async function resolveRef(ref: string | null, { objects, checkout }: Revision): Promise<string> {
  if (ref === null) {
    const branch = await defaultBranch(checkout);
    if (branch) return branch.commit;
    throw new UserError(`There is no commit in ${checkout.folder} to compare with.`);
  }
  const isSafe = ref !== '' && !/^-|[\s\0]/.test(ref);
  const found = isSafe ? await objects.read(`${ref}^{commit}`) : null;
  if (!found)
    throw new UserError(`There is no branch, tag or commit "${ref}" in ${checkout.folder}.`);
  return found.id;
}

function unreadable(
  { slug, index, facts }: Engagement,
  commit: string,
  problem: CodeProblem,
): string {
  switch (problem) {
    case 'shallow':
      return `This is a shallow clone and does not contain ${commit}, which ${slug} describes. Fetch the full history with "git fetch --unshallow" or "fetch-depth: 0".`;
    case 'unknown-commit':
      return `The repository has no commit ${commit}, which ${slug} describes. Correct "repository.commit" in ${index?.file}.`;
    case 'other-repository':
      return `The settings do not allow the repository that ${slug} describes. Add it to "repositories" in prebrief.config.mjs.`;
    case 'git-folder':
      return `"repository.path" of ${slug} points inside a git directory. Name the folder with the checked-out files.`;
    default: {
      const path = facts.repository?.path;
      return `There is no git repository ${path ? `at ${path}` : 'around the workspace'}, so nothing can be compared.`;
    }
  }
}
