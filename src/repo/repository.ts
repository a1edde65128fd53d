import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { git } from './git.ts';

/** A repository, as a folder in it sees it. */
export interface Repository {
  /** Absolute path of its top folder. */
  top: string;
  /** POSIX path from there to the folder, with a slash at its end; empty for the top folder itself. */
  prefix: string;
  /** Whether the history was cut off somewhere. */
  isShallow: boolean;
}

/** A folder whose files are read from the repository around it. */
export interface Checkout extends Pick<Repository, 'isShallow'> {
  /** Absolute path; what is in it is named from there. */
  folder: string;
}

/**
 * @param folder absolute path
 * @returns null where there is no repository around it
 */
export async function repositoryAround(folder: string): Promise<Repository | null> {
  const asked = ['--is-shallow-repository', '--show-cdup', '--show-prefix'];
  const answers = await git(folder, 'rev-parse', ...asked);
  if (answers === null) return null;
  // What may hold line breaks itself comes last.
  const [, shallow, up = '', prefix = ''] =
    /^(\w+)\n((?:\.\.\/)*)\n(?:([\s\S]*)\n)?$/.exec(answers) ?? [];
  return { top: resolve(realpathSync(folder), up), prefix, isShallow: shallow !== 'false' };
}

/**
 * @param folder absolute path
 * @returns null where there is no repository around it
 */
export async function checkoutAt(folder: string): Promise<Checkout | null> {
  const repository = await repositoryAround(folder);
  return repository && { folder, isShallow: repository.isShallow };
}
