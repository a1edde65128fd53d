import { git } from './git.ts';
import { repositoryAround } from './repository.ts';

/**
 * What a file said before another one came into the history: before a review was written, for instance.
 * As long as that other file is not committed, this is what the last commit says.
 *
 * @param root absolute path of the workspace
 * @param file from the workspace
 * @param other from the workspace
 * @returns null where git cannot tell: outside a repository, in a shallow clone, for a file that was not
 *   there yet or had another name
 */
export async function textBefore(
  root: string,
  file: string,
  other: string,
): Promise<string | null> {
  const repository = await repositoryAround(root);
  if (repository === null || repository.isShallow) return null;
  const added = await git(root, 'log', '-1', '--diff-filter=A', '--format=%H', '--', other);
  if (added === null) return null;
  const commit = added.trim();
  // What was changed together with the other file was changed because of it.
  return git(root, 'show', `${commit === '' ? 'HEAD' : `${commit}^`}:./${file}`);
}
