import type { Repository } from '../model/workspace.ts';

/** A code reference taken apart: `src/a.ts#L10-L40`, `src/a.ts#name`, `src/billing/`. */
export interface CodeReference {
  path: string;
  isFolder: boolean;
  lines: { from: number; to: number } | null;
  symbol: string | null;
}

/** @param reference what stands after `repo:`, or in `from` */
export function parseCodeReference(reference: string): CodeReference {
  const hash = reference.indexOf('#');
  const path = hash === -1 ? reference : reference.slice(0, hash);
  const fragment = hash === -1 ? '' : reference.slice(hash + 1);
  const [, from, to] = /^L(\d+)(?:-L?(\d+))?$/.exec(fragment) ?? [];
  return {
    path,
    isFolder: path === '' || path.endsWith('/'),
    lines: from === undefined ? null : { from: Number(from), to: Number(to ?? from) },
    symbol: from === undefined && fragment !== '' ? fragment : null,
  };
}

/**
 * The address of a code reference on the forge, at the commit that the documents describe, or at the
 * newest one where none is pinned.
 *
 * @returns null where the repository has no address
 */
export function permalink(reference: string, repository: Repository | null): string | null {
  if (!repository?.url) return null;
  const url = new URL(repository.url);
  const root = `${url.origin}${url.pathname.replace(/\/$/, '').replace(/\.git$/, '')}`;
  const { path, isFolder, lines } = parseCodeReference(reference);
  const file = path
    .replace(/^\/|\/$/g, '')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  const commit = repository.commit ?? 'HEAD';
  switch (forgeOf(url.hostname)) {
    case 'gitlab':
      return `${root}/-/${isFolder ? 'tree' : 'blob'}/${commit}/${file}${anchor(lines, '#L', '-')}`;
    case 'bitbucket':
      return `${root}/src/${commit}/${file}${anchor(lines, '#lines-', ':')}`;
    case 'gitea':
      return `${root}/src/commit/${commit}/${file}${anchor(lines, '#L', '-L')}`;
    case 'github':
      return `${root}/${isFolder ? 'tree' : 'blob'}/${commit}/${file}${anchor(lines, '#L', '-L')}`;
  }
}

type Forge = 'github' | 'gitlab' | 'bitbucket' | 'gitea';

/** Self-hosted forges are mostly called after their software; the others follow GitHub. */
function forgeOf(hostname: string): Forge {
  if (hostname.includes('gitlab')) return 'gitlab';
  if (hostname.includes('bitbucket')) return 'bitbucket';
  if (/gitea|forgejo|codeberg/.test(hostname)) return 'gitea';
  return 'github';
}

function anchor(lines: CodeReference['lines'], start: string, between: string): string {
  if (!lines) return '';
  const { from, to } = lines;
  return from === to ? `${start}${from}` : `${start}${from}${between}${to}`;
}
