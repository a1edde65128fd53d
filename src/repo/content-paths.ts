/** Says of a path in a repository whether it is content of a workspace, which is never code. */
export type IsContent = (path: string) => boolean;

/**
 * Content is written for somebody, and shown as code it would reach somebody else: what is for the team,
 * a draft, another engagement. So where it lies decides, whatever refers to it.
 *
 * @param tracked every file of the repository, by POSIX path from its top
 * @param own where this workspace's content lies in the repository, with a slash at its end; null where
 *   it lies elsewhere
 * @param holdsEngagement whether such a folder, with a slash at its end, holds an engagement on disk
 */
export function contentPaths(
  tracked: Iterable<string>,
  own: string | null,
  holdsEngagement: (folder: string) => boolean,
): IsContent {
  const folders = new Map<string, boolean>();
  for (const path of tracked) {
    const folder = INDEX.exec(path)?.[1];
    if (folder !== undefined) folders.set(folder, true);
  }
  const isContentFolder = (folder: string) => {
    const known = folders.get(folder) ?? holdsEngagement(folder);
    folders.set(folder, known);
    return known;
  };
  // Another checkout of the same workspace calls its content what this one calls it.
  const names = new Set(['content', own?.split('/').at(-2)?.toLowerCase()]);
  return (path) => {
    if (own !== null && `${path}/`.startsWith(own)) return true;
    const parts = path.split('/');
    return parts.some((part, at) => {
      const name = part.toLowerCase();
      if (name === '.prebrief') return true;
      return names.has(name) && isContentFolder(`${parts.slice(0, at + 1).join('/')}/`);
    });
  };
}

/** The folder around the folder of an engagement. */
const INDEX = /^((?:.*\/)?)[a-z][a-z0-9-]*\/index\.mdx?$/s;
