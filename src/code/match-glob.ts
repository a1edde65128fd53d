import { globMatcher, globProblem, isGlob } from '../model/glob.ts';

/**
 * Matches a `covers` glob; a folder's name includes everything in it. A glob that the check rejects
 * matches nothing.
 */
export function matcherOf(glob: string): (path: string) => boolean {
  if (globProblem(glob) !== null) return () => false;
  const plain = glob.replace(/^\.\//, '');
  const folder = plain.replace(/\/$/, '');
  if (folder === '') return () => true;
  const isMatch = globMatcher(plain.endsWith('/') ? `${folder}/**` : plain, { dot: true });
  const isFolder = isGlob(folder) ? () => false : inFolder(folder);
  return (path) => isMatch(path) || isFolder(path);
}

function inFolder(folder: string): (path: string) => boolean {
  return (path) => path.startsWith(`${folder}/`);
}
