/** Tells whether a path in a repository is a workspace's content, which is never code. */
export type IsContent = (path: string) => boolean;

/**
 * Content shown as code could reach the wrong reader: team documents, drafts, other engagements. So
 * the location alone decides, whatever refers to the file.
 *
 * @param tracked every file of the repository, as POSIX path from its root
 * @param own this workspace's content folder in the repository, with a trailing slash; null if it
 *   is elsewhere
 * @param holdsEngagement whether a folder (with a trailing slash) contains an engagement on disk
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
  // Another checkout of the same workspace uses the same name for its content folder.
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

/** The parent of an engagement's folder. */
const INDEX = /^((?:.*\/)?)[a-z][a-z0-9-]*\/index\.mdx?$/s;
