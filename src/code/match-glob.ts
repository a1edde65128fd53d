import { globMatcher, globProblem, isGlob } from '../model/glob.ts';

/** A glob of `covers`; a folder's name stands for everything in it. One that the check refuses matches nothing. */
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
