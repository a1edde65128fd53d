import { git } from './git.ts';
import type { Checkout } from './repository.ts';

/** A branch and its head commit. */
export interface Branch {
  /** Short name: `main`. */
  name: string;
  /** Full id. */
  commit: string;
}

const NAMES = ['refs/remotes/origin/HEAD', 'refs/heads/main', 'refs/heads/master'];

/** @returns origin's default branch, else main, master or the current one; null if there is none */
export async function defaultBranch(checkout: Checkout): Promise<Branch | null> {
  const format = '%(refname) %(objectname) %(symref)';
  const listing = await git(checkout, 'for-each-ref', `--format=${format}`, ...NAMES);
  const refs = (listing ?? '').split('\n').map((line) => line.split(' '));
  for (const name of NAMES) {
    const [, commit, target = ''] = refs.find(([ref]) => ref === name) ?? [];
    const label = (target || name).replace(/^refs\/(?:heads|remotes\/origin)\//, '');
    if (commit) return { name: label, commit };
  }
  const commit = await git(checkout, 'rev-parse', '--verify', '--quiet', 'HEAD^{commit}');
  return commit === null ? null : { name: 'HEAD', commit: commit.trim() };
}
