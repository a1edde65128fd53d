import type { FileChange, History, HistoryCommit } from '../model/history.ts';
import { readBlobs } from './blobs.ts';
import { git } from './git.ts';
import type { Checkout } from './repository.ts';

/** Maximum number of commits; more than anyone reads. */
const MAX_COMMITS = 1000;

/**
 * The history of a folder: the first-parent commits that touched it, what else they touched, and
 * the contents of its documents before and after. Takes two git processes, whatever its length.
 *
 * @param workspace null outside a repository
 * @param folder relative to the workspace
 */
export async function readHistory(workspace: Checkout | null, folder: string): Promise<History> {
  if (workspace === null) return { state: 'none' };
  if (workspace.isShallow) return { state: 'shallow' };
  const log = await git(
    workspace,
    'log',
    // First parents: when a change was merged, not when it was started on a branch.
    ...['--first-parent', '--diff-merges=first-parent', `--max-count=${MAX_COMMITS + 1}`],
    ...['--full-diff', '--raw', '--no-abbrev', '--no-relative', '--no-ext-diff', '--no-color'],
    ...['--find-renames', '-l200', '-z', '--format=%x00%H%x00%cI%x00%P%x00%s%x00', '--', folder],
  );
  if (log === null) {
    const head = await git(workspace, 'rev-parse', '--verify', '--quiet', 'HEAD');
    if (head !== null) return { state: 'none' };
    return { state: 'known', commits: [], blobs: new Map(), isCut: false };
  }
  const all = commitsIn(log, workspace.prefix);
  const commits = all.slice(0, MAX_COMMITS);
  const blobs = await readBlobs(workspace, documentBlobs(commits, folder));
  if (blobs === null) return { state: 'none' };
  return { state: 'known', commits, blobs, isCut: all.length > MAX_COMMITS };
}

/** Parses `--raw -z`: only paths and messages are free text, and neither contains NUL. */
function commitsIn(log: string, prefix: string): HistoryCommit[] {
  const parts = log.split('\0');
  const commits: HistoryCommit[] = [];
  for (let at = 0; at < parts.length; ) {
    const part = parts[at]?.trim() ?? '';
    if (/^[0-9a-f]{40,64}$/.test(part)) {
      const [date = '', parents = '', message = ''] = parts.slice(at + 1, at + 4);
      const isMerge = parents.includes(' ');
      commits.push({
        id: part.slice(0, 10),
        at: date,
        message: isMerge ? null : message,
        changes: [],
      });
      at += 4;
    } else if (part.startsWith(':')) {
      const isMoved = /[RC]\d*$/.test(part);
      const [first = '', second = first] = parts.slice(at + 1, at + (isMoved ? 3 : 2));
      const change = changeOf(part, fromWorkspace(first, prefix), fromWorkspace(second, prefix));
      commits.at(-1)?.changes.push(change);
      at += isMoved ? 3 : 2;
    } else {
      at += 1;
    }
  }
  return commits;
}

/** @param raw `:100644 100644 <blob> <blob> M` */
function changeOf(raw: string, from: string, file: string): FileChange {
  const [modeBefore = '', modeAfter = '', before = '', after = ''] = raw.slice(1).split(' ');
  // A symlink contains a path and a submodule a commit: neither is file content.
  const blob = (mode: string, id: string) => (mode.startsWith('100') ? id : null);
  return { file, from, before: blob(modeBefore, before), after: blob(modeAfter, after) };
}

function fromWorkspace(path: string, prefix: string): string {
  return path.startsWith(prefix) ? path.slice(prefix.length) : `/${path}`;
}

function documentBlobs(commits: HistoryCommit[], folder: string): Set<string> {
  const changes = commits.flatMap((commit) => commit.changes);
  const documents = changes.filter(
    ({ file }) => file.startsWith(`${folder}/`) && file.toLowerCase().endsWith('.mdx'),
  );
  return new Set(documents.flatMap(({ before, after }) => [before ?? [], after ?? []].flat()));
}
