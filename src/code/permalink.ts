import { type Code, placeOf } from '../model/code.ts';
import type { LineRange } from '../model/position.ts';
import type { Repository } from '../model/workspace.ts';
import { parseCodeReference } from './code-reference.ts';

/**
 * The URL of a code reference on the forge, at the commit that the documents describe, or at the
 * latest one if none is pinned.
 *
 * @param code what was read, with the full commit id and the lines of symbols
 * @returns null if the repository has no URL
 */
export function permalink(
  reference: string,
  repository: Repository | null,
  code?: Code,
): string | null {
  const address = webAddressOf(repository?.url ?? null);
  if (address === null) return null;
  const { path, isFolder, lines } = parseCodeReference(reference);
  const place = placeOf(code, reference);
  const isRead = code?.commit != null && place?.problem === null;
  const file = path
    .replace(/^\/|\/$/g, '')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  return forgeOf(address)({
    root: `${address.origin}${address.pathname.replace(/\/$/, '').replace(/\.git$/, '')}`,
    commit: code?.commit ?? repository?.commit ?? 'HEAD',
    file,
    isFolder: place?.problem === null ? place.type === 'folder' : isFolder,
    // The lines of a symbol change on a branch, but not at a commit.
    lines: isRead ? (place.lines ?? lines) : lines,
  });
}

/** @returns the page of a commit on the forge; null if the repository has no URL */
export function commitLink(commit: string, repository: Repository | null): string | null {
  const address = webAddressOf(repository?.url ?? null);
  if (address === null) return null;
  const root = `${address.origin}${address.pathname.replace(/\/$/, '').replace(/\.git$/, '')}`;
  switch (forgeOf(address)) {
    case gitlab:
      return `${root}/-/commit/${commit}`;
    case bitbucket:
    case bitbucketServer:
      return `${root.replace(SCM, PROJECTS)}/commits/${commit}`;
    default:
      return `${root}/commit/${commit}`;
  }
}

interface Target {
  /** The URL of the repository, without a trailing slash. */
  root: string;
  commit: string;
  /** URL-encoded. */
  file: string;
  isFolder: boolean;
  lines: LineRange | null;
}

type Forge = (target: Target) => string;

const github: Forge = ({ root, commit, file, isFolder, lines }) => {
  // A page that is rendered as text has no line numbers.
  const plain = lines && /\.(?:md|mdx|markdown|rst|adoc)$/i.test(file) ? '?plain=1' : '';
  return `${root}/${isFolder ? 'tree' : 'blob'}/${commit}/${file}${plain}${anchor(lines, '#L', '-L')}`;
};

const gitlab: Forge = ({ root, commit, file, isFolder, lines }) =>
  `${root}/-/${isFolder ? 'tree' : 'blob'}/${commit}/${file}${anchor(lines, '#L', '-')}`;

const gitea: Forge = ({ root, commit, file, lines }) =>
  `${root}/src/commit/${commit}/${file}${anchor(lines, '#L', '-L')}`;

const bitbucket: Forge = ({ root, commit, file, lines }) =>
  `${root}/src/${commit}/${file}${anchor(lines, '#lines-', ':')}`;

const SCM = /\/scm\/([^/]+)\/([^/]+)$/;
const PROJECTS = '/projects/$1/repos/$2';

/** Bitbucket Server and Data Center, whose URLs have a different form. */
const bitbucketServer: Forge = ({ root, commit, file, lines }) =>
  `${root.replace(SCM, PROJECTS)}/browse/${file}?at=${commit}${anchor(lines, '#', '-')}`;

/**
 * Self-hosted forges are usually named after their software. Some of the others have distinctive
 * URLs; the rest are treated like GitHub.
 */
function forgeOf({ hostname, pathname }: URL): Forge {
  const path = pathname.replace(/\/$/, '').replace(/\.git$/, '');
  if (/\/projects\/[^/]+\/repos\/[^/]+$/.test(path) || SCM.test(path)) return bitbucketServer;
  if (hostname.includes('gitlab')) return gitlab;
  if (hostname.includes('bitbucket')) return bitbucket;
  if (/gitea|forgejo|codeberg/.test(hostname)) return gitea;
  if (hostname.includes('github')) return github;
  // Only GitLab has nested groups.
  return path.split('/').filter(Boolean).length > 2 ? gitlab : github;
}

/** @returns the web URL for a git remote: `git@host:group/project.git` is a website too */
function webAddressOf(url: string | null): URL | null {
  if (url === null) return null;
  const [, host, path] = /^(?:ssh:\/\/)?(?:[\w.-]+@)([\w.-]+)(?::\d+\/|[:/])(.+)$/.exec(url) ?? [];
  const address = host === undefined ? url : `https://${host}/${path}`;
  if (!URL.canParse(address)) return null;
  const parsed = new URL(address);
  return /^https?:$/.test(parsed.protocol) ? parsed : null;
}

function anchor(lines: LineRange | null, start: string, between: string): string {
  if (!lines) return '';
  const { from, to } = lines;
  return from === to ? `${start}${from}` : `${start}${from}${between}${to}`;
}
