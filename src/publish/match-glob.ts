import picomatch from 'picomatch';

/** A glob of `covers`; a folder's name stands for everything in it. */
export function matcherOf(glob: string): (path: string) => boolean {
  const plain = glob.replace(/^\.\//, '');
  const folder = plain.replace(/\/$/, '');
  const isMatch = picomatch(plain.endsWith('/') ? `${folder}/**` : plain, { dot: true });
  const isFolder = picomatch.scan(folder).isGlob ? () => false : inFolder(folder);
  return (path) => isMatch(path) || isFolder(path);
}

function inFolder(folder: string): (path: string) => boolean {
  return (path) => path.startsWith(`${folder}/`);
}
