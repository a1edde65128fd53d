import type { CodeProblem } from '../model/code.ts';
import { git } from './git.ts';
import { type Objects, openObjects } from './objects.ts';
import type { Checkout } from './repository.ts';

/** A checkout at one revision. Only what git tracks is there. */
export interface Revision {
  /** Full id; null for what is staged. */
  commit: string | null;
  /** Tracked files by POSIX path from the folder of the checkout. */
  files: ReadonlyMap<string, TrackedFile>;
  /** @returns null where no file is tracked under that path; links and submodules are no files */
  read(path: string): Promise<Buffer | null>;
  objects: Objects;
  /** Whether the history was cut off somewhere. */
  isShallow: boolean;
  close(): void;
}

export interface TrackedFile {
  /** Id of its content. */
  id: string;
  type: 'file' | 'link' | 'submodule';
}

/**
 * @param commit an id, also a short one; null for what is staged
 * @returns why it cannot be read, where it cannot
 */
export async function openRevision(
  { folder, isShallow }: Checkout,
  commit: string | null,
): Promise<Revision | CodeProblem> {
  const objects = openObjects(folder);
  // Asked for at the same time: to start git takes longer than most of what it is asked for.
  const [found, listing] = await Promise.all([
    commit === null ? null : objects.read(`${commit}^{commit}`),
    commit === null
      ? git(folder, 'ls-files', '--stage', '-z')
      : git(folder, 'ls-tree', '-r', '-z', '--end-of-options', `${commit}^{commit}`),
  ]);
  if (commit !== null && found === null) {
    objects.close();
    return isShallow ? 'shallow' : 'unknown-commit';
  }
  const files = trackedFiles(listing ?? '');
  return {
    commit: found?.id ?? null,
    files,
    objects,
    isShallow,
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
