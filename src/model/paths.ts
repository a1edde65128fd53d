/** @returns the POSIX path that `path` leads to from `folder`; null where it leaves the workspace */
export function join(folder: string, path: string): string | null {
  const segments = folder.split('/').filter(Boolean);
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return null;
  }
  return segments.join('/');
}

/** @returns how a file is written in a link from a folder: `./a.mdx`, `../b.mdx` */
export function relative(folder: string, file: string): string {
  const from = folder.split('/');
  const to = file.split('/');
  let shared = 0;
  while (shared < from.length && from[shared] === to[shared]) shared += 1;
  const up = from.slice(shared).map(() => '..');
  return [...(up.length > 0 ? up : ['.']), ...to.slice(shared)].join('/');
}

/** @returns what `../spec/`, `./spec.html` or `spec/index.mdx` has in common with `spec` */
export function bareName(path: string): string {
  return withoutExtension(path.replace(/^(?:\.{0,2}\/)+|\/+$/g, '')).replace(/\/?\bindex$/, '');
}

export function withoutExtension(path: string): string {
  return path.replace(/\.(mdx?|html?)$/i, '').replace(/\/$/, '');
}
