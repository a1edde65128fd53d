import { git } from './git.ts';
import type { Checkout } from './repository.ts';

/**
 * When each file below a folder was last changed, as git knows it.
 *
 * @param workspace null outside of a repository
 * @param folder from the workspace
 * @returns ISO dates by path from the workspace; empty outside a repository, and in a shallow clone,
 *   whose history ends too early to tell
 */
export async function lastChanges(
  workspace: Checkout | null,
  folder: string,
): Promise<Record<string, string>> {
  if (workspace === null || workspace.isShallow) return {};
  const log = await git(
    workspace,
    'log',
    '--format=%x01%cs',
    '--name-only',
    '--relative',
    '--no-renames',
    '-z',
    '--',
    folder,
  );
  const dates: Record<string, string> = {};
  for (const commit of (log ?? '').split('\x01').slice(1)) {
    const [date = '', ...files] = commit.split('\0').map((part) => part.trim());
    for (const file of files) if (file !== '') dates[file] ??= date;
  }
  return dates;
}
