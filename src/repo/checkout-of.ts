import { readdirSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { CodeProblem } from '../model/code.ts';
import type { Engagement, Workspace } from '../model/workspace.ts';
import { contentPaths, type IsContent } from './content-paths.ts';
import { type Checkout, checkoutAt, isGitFolder, realFolder, wholeOf } from './repository.ts';
import { openRevision, type Revision } from './revision.ts';

/** Where an engagement's code may be. */
export interface CodePlaces {
  /** Absolute path of the workspace. */
  root: string;
  /** Content folder, relative to it. */
  contentFolder: Workspace['contentFolder'];
  /** Allowed repositories besides the surrounding one, relative to the workspace; null for any. */
  repositories: readonly string[] | null;
}

/** @returns where the code described by a workspace may be */
export function placesOf({
  root,
  settings,
  workspace,
}: {
  root: string;
  settings: { repositories?: readonly string[] | undefined };
  workspace: Pick<Workspace, 'contentFolder'>;
}): CodePlaces {
  const { contentFolder } = workspace;
  return { root, contentFolder, repositories: settings.repositories ?? null };
}

/**
 * @returns the folder that an engagement names, else the whole repository around the workspace; or
 *   why it is refused
 */
export function checkoutOf(
  { index, facts }: Engagement,
  { root, repositories }: CodePlaces,
): Checkout | CodeProblem {
  const around = checkoutAt(root);
  const path = facts.repository?.path ?? null;
  if (path === null || index === null) return around === null ? 'no-repository' : wholeOf(around);
  const folder = realFolder(join(root, dirname(index.file), path));
  if (folder === null) return 'no-folder';
  if (isGitFolder(folder)) return 'git-folder';
  const checkout = checkoutAt(folder);
  if (checkout === null) return 'no-repository';
  const allowed = repositories?.flatMap((one) => checkoutAt(resolve(root, one)) ?? []);
  const isAllowed = !allowed || [...allowed, around].some((one) => one?.top === checkout.top);
  return isAllowed ? checkout : 'other-repository';
}

/** Opens the code described by an engagement, at its pinned commit, else as staged. */
export async function openCode(
  engagement: Engagement,
  places: CodePlaces,
): Promise<Revision | CodeProblem> {
  const checkout = checkoutOf(engagement, places);
  if (typeof checkout === 'string') return checkout;
  const commit = engagement.facts.repository?.commit ?? null;
  return openRevision(checkout, commit, (tracked) => contentAmong(tracked, checkout, places));
}

function contentAmong(
  tracked: Iterable<string>,
  { top }: Checkout,
  { root, contentFolder }: CodePlaces,
): IsContent {
  const content = realFolder(join(root, contentFolder));
  const own = content === null ? null : pathWithin(top, content);
  return contentPaths(tracked, own, (folder) => holdsEngagement(join(top, folder)));
}

/** @returns relative POSIX path with final slash, empty for the folder itself; null if outside */
function pathWithin(folder: string, real: string): string | null {
  const path = relative(folder, real);
  if (path === '') return '';
  return path.split(sep)[0] === '..' || isAbsolute(path) ? null : `${path.split(sep).join('/')}/`;
}

function holdsEngagement(folder: string): boolean {
  const slugs = namesIn(folder).filter((name) => /^[a-z][a-z0-9-]*$/.test(name));
  return slugs.some((slug) =>
    namesIn(join(folder, slug)).some((name) => /^index\.mdx?$/.test(name)),
  );
}

function namesIn(folder: string): string[] {
  const real = realFolder(folder);
  return real === null ? [] : readdirSync(real);
}
