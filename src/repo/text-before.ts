import { git } from './git.ts';
import type { Checkout } from './repository.ts';

/**
 * The text of a file just before another file was first committed: before a review, for instance.
 * While that other file is uncommitted, this is the text at the last commit.
 *
 * @param workspace null outside a repository
 * @param file relative to the workspace
 * @param other relative to the workspace
 * @returns null if unknown: outside a repository, in a shallow clone, or if the file did not exist
 *   yet or had another name
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
  // Changes in the same commit as the other file are a reaction to it.
  return git(workspace, 'show', `${commit === '' ? 'HEAD' : `${commit}^`}:./${file}`);
}
