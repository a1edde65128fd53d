/**
 * @returns the POSIX path that `path` resolves to from `folder`; null if it leaves the workspace
 */
export function join(folder: string, path: string): string | null {
  const segments = folder.split('/').filter(Boolean);
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return null;
  }
  return segments.join('/');
}

/** @returns the relative link from a folder to a file: `./a.mdx`, `../b.mdx` */
export function relative(folder: string, file: string): string {
  const from = folder.split('/');
  const to = file.split('/');
  let shared = 0;
  while (shared < from.length && from[shared] === to[shared]) shared += 1;
  const up = from.slice(shared).map(() => '..');
  return [...(up.length > 0 ? up : ['.']), ...to.slice(shared)].join('/');
}

/** @returns the common form of `../spec/`, `./spec.html` or `spec/index.mdx`: `spec` */
export function bareName(path: string): string {
  return withoutExtension(path.replace(/^(?:\.{0,2}\/)+|\/+$/g, '')).replace(/\/?\bindex$/, '');
}

export function withoutExtension(path: string): string {
  return path.replace(/\.(mdx?|html?)$/i, '').replace(/\/$/, '');
}
