import type { CodeProblem } from '../model/code.ts';
import type { IsContent } from './content-paths.ts';
import { git } from './git.ts';
import { type Objects, openObjects } from './objects.ts';
import { type Checkout, wholeOf } from './repository.ts';

/** The code of a checkout at one revision: what git tracks there, less what is content. */
export interface Revision {
  /** Full id; null for what is staged. */
  commit: string | null;
  /** Tracked files by POSIX path from the folder of the checkout. */
  files: ReadonlyMap<string, TrackedFile>;
  /** Whether a path, from there as well, is content and so no code, tracked or not. */
  isContent: IsContent;
  /** @returns null if no file is tracked under that path; links and submodules are no files */
  read(path: string): Promise<Buffer | null>;
  objects: Objects;
  checkout: Checkout;
  close(): void;
}

export interface TrackedFile {
  /** Id of its content. */
  id: string;
  type: 'file' | 'link' | 'submodule';
}

/**
 * @param commit an id, also a short one; null for what is staged
 * @param contentAmong given every tracked path from the top of the repository, tells which are content
 * @returns why it cannot be read, where it cannot
 */
export async function openRevision(
  checkout: Checkout,
  commit: string | null,
  contentAmong: (tracked: Iterable<string>) => IsContent,
): Promise<Revision | CodeProblem> {
  const objects = openObjects(checkout);
  // Asked for at the same time: to start git takes longer than most of what it is asked for.
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
