import { readBlobs } from './blobs.ts';
import { git } from './git.ts';
import type { Checkout } from './repository.ts';

/** A file at a commit. */
export interface Version {
  commit: string;
  /** ISO date in the author's time zone. */
  day: string;
  content: Uint8Array;
}

/**
 * Every version of a file up to the current checkout, oldest first: one per commit that touched it,
 * along first parents. Follows renames.
 *
 * @param workspace null outside a repository
 * @param file POSIX path relative to it
 * @returns the versions, or what is missing: a repository, the full history, a commit, or blobs
 */
export async function fileHistory(
  workspace: Checkout | null,
  file: string,
): Promise<Version[] | 'repository' | 'full-history' | 'spec-history' | 'history'> {
  if (workspace === null) return 'repository';
  if (workspace.isShallow) return 'full-history';
  const log = await git(
    workspace,
    ...['log', '--follow', '--first-parent', '-m', '--raw', '--no-abbrev', '-z'],
    ...['--no-show-signature', '--date=short', '--format=%x01%H%x00%ad', 'HEAD', '--', file],
  );
  const touched = (log ?? '').split('\x01').flatMap((entry) => {
    const [commit = '', day = ''] = entry.split('\0');
    const blob = /:\d{6} 100\d{3} [0-9a-f]+ ([0-9a-f]+) /.exec(entry)?.[1];
    return blob === undefined ? [] : { commit, day, blob };
  });
  if (touched.length === 0) return 'spec-history';
  const blobs = await readBlobs(workspace, new Set(touched.map(({ blob }) => blob)));
  const versions = touched.reverse().flatMap(({ commit, day, blob }) => {
    const content = blobs?.get(blob);
    return content ? { commit, day, content } : [];
  });
  return versions.length === touched.length ? versions : 'history';
}
