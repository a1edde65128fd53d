import type { CodeProblem } from '../model/code.ts';
import type { IsContent } from './content-paths.ts';
import { git } from './git.ts';
import { type Objects, openObjects } from './objects.ts';
import { type Checkout, wholeOf } from './repository.ts';

/** The code of a checkout at one revision: all tracked files except content. */
export interface Revision {
  /** Full id; null for the index. */
  commit: string | null;
  /** Tracked files by POSIX path relative to the checkout's folder. */
  files: ReadonlyMap<string, TrackedFile>;
  /** Whether a path, also relative to it, is content and therefore not code, tracked or not. */
  isContent: IsContent;
  /** @returns null if no file is tracked at that path; symlinks and submodules don't count */
  read(path: string): Promise<Buffer | null>;
  objects: Objects;
  checkout: Checkout;
  close(): void;
}

export interface TrackedFile {
  /** Blob id. */
  id: string;
  type: 'file' | 'link' | 'submodule';
}

/**
 * @param commit a full or abbreviated id; null for the index
 * @param contentAmong takes every tracked path from the repository root and tells which are content
 * @returns the revision, or why it cannot be read
 */
export async function openRevision(
  checkout: Checkout,
  commit: string | null,
  contentAmong: (tracked: Iterable<string>) => IsContent,
): Promise<Revision | CodeProblem> {
  const objects = openObjects(checkout);
  // In parallel, as starting git takes longer than most requests.
  const [found, listing] = await Promise.all([
    commit === null ? null : objects.read(`${commit}^{commit}`),
    commit === null
      ? git(wholeOf(checkout), 'ls-files', '--stage', '-z')
      : git(
          checkout,
          'ls-tree',
          '-r',
          '--full-tree',
          '-z',
          '--end-of-options',
          `${commit}^{commit}`,
        ),
  ]);
  if (listing === null || (commit !== null && found === null)) {
    objects.close();
    if (commit === null) return 'no-repository';
    return checkout.isShallow ? 'shallow' : 'unknown-commit';
  }
  const { prefix } = checkout;
  const tracked = trackedFiles(listing);
  const isContentAtTop = contentAmong(tracked.keys());
  const files = new Map<string, TrackedFile>();
  for (const [path, file] of tracked) {
    if (path.startsWith(prefix) && !isContentAtTop(path))
      files.set(path.slice(prefix.length), file);
  }
  return {
    commit: found?.id ?? null,
    files,
    isContent: (path) => isContentAtTop(prefix + path),
    objects,
    checkout,
    async read(path) {
      const file = files.get(path);
      if (file?.type !== 'file') return null;
      return (await objects.read(file.id))?.content ?? null;
    },
    close: () => objects.close(),
  };
}

/** `<mode> blob <id>\t<path>` of a tree, `<mode> <id> <stage>\t<path>` of the index. */
function trackedFiles(listing: string): Map<string, TrackedFile> {
  const files = new Map<string, TrackedFile>();
  for (const entry of listing.split('\0')) {
    const tab = entry.indexOf('\t');
    const [mode = '', ...rest] = entry.slice(0, tab).split(' ');
    const id = rest.find((part) => /^[0-9a-f]{40,}$/.test(part));
    if (tab === -1 || id === undefined) continue;
    const type = mode === '120000' ? 'link' : mode === '160000' ? 'submodule' : 'file';
    files.set(entry.slice(tab + 1), { id, type });
  }
  return files;
}
