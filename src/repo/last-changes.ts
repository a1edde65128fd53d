import { git } from './git.ts';
import type { Checkout } from './repository.ts';

/**
 * When each file below a folder was last changed, according to git.
 *
 * @param workspace null outside a repository
 * @param folder relative to the workspace
 * @returns ISO dates by workspace path; empty outside a repository and in a shallow clone, whose
 *   history is incomplete
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
