import { git } from './git.ts';
import type { Checkout } from './repository.ts';

/**
 * What a file said before another one came into the history: before a review was written, for instance.
 * As long as that other file is not committed, this is what the last commit says.
 *
 * @param workspace null outside of a repository
 * @param file from the workspace
 * @param other from the workspace
 * @returns null if git cannot tell: outside a repository, in a shallow clone, for a file that was not
 *   there yet or had another name
 */
export async function textBefore(
  workspace: Checkout | null,
  file: string,
  other: string,
): Promise<string | null> {
  if (workspace === null || workspace.isShallow) return null;
  const added = await git(workspace, 'log', '-1', '--diff-filter=A', '--format=%H', '--', other);
  if (added === null) return null;
  const commit = added.trim();
  // What was changed together with the other file was changed because of it.
  return git(workspace, 'show', `${commit === '' ? 'HEAD' : `${commit}^`}:./${file}`);
}
