import {
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Settings } from '../config.ts';
import { UserError } from '../errors.ts';
import type { Audience } from '../model/workspace.ts';

interface Place {
  /** Absolute path of the workspace. */
  root: string;
  settings: Pick<Settings, 'out' | 'content' | 'templates'>;
}

/** The default output folder for each audience; absolute paths. */
export function siteFolders({ root, settings }: Place): Record<Audience, string> {
  return {
    contractor: resolve(root, settings.out),
    team: resolve(root, `${settings.out}-team`),
  };
}

/**
 * Keeps team sites and contractor sites apart, and both out of their sources. Compares real paths,
 * so aliases make no difference.
 *
 * @param out absolute path of the output folder for the sites
 * @throws UserError if it is, or is inside, a folder with another purpose
 */
export function requireOutFolder(
  out: string,
  audience: Audience,
  slugs: readonly string[],
  place: Place,
): void {
  const { root, settings } = place;
  const shown = (path: string) => relative(root, path) || path;
  const other = audience === 'team' ? 'contractor' : 'team';
  const theirs = siteFolders(place)[other];
  // A folder that contains everything doesn't separate anything.
  const isTheirs = isWithin(root, theirs) ? isSame(out, theirs) : isWithin(out, theirs);
  if (isTheirs) {
    throw new UserError(
      `${shown(theirs)}/ is for ${FOR[other]}, so nothing for ${FOR[audience]} is built into it. Omit --out, or choose another folder.`,
    );
  }
  for (const own of [settings.content, settings.templates, '.prebrief', '.git']) {
    if (!isWithin(out, resolve(root, own))) continue;
    throw new UserError(`${own}/ cannot contain sites; choose another folder with --out.`);
  }
  for (const folder of slugs.map((slug) => join(out, slug))) {
    if (isWithin(root, folder)) {
      throw new UserError(`${shown(folder)} cannot contain a site: it contains the workspace.`);
    }
    const built = audienceOfSite(folder);
    if (built === null || built === audience) continue;
    throw new UserError(
      `${shown(folder)}/ contains a site for ${FOR[built]}. Choose another folder with --out, or delete it.`,
    );
  }
}

const FOR: Readonly<Record<Audience, string>> = { contractor: 'contractors', team: 'the team' };

/** @returns paths of sites whose engagement isn't among the given ones */
export function strandedSites(out: string, slugs: readonly string[]): string[] {
  if (!statSync(out, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(out)
    .sort()
    .filter((name) => !name.startsWith('.'))
    .map((name) => join(out, name))
    .filter((folder) => {
      const slug = slugOfSite(folder);
      return slug !== null && !slugs.includes(slug);
    });
}

/** @returns the engagement of a built site; null if the folder contains none */
function slugOfSite(folder: string): string | null {
  const path = join(folder, 'prebrief.json');
  if (!statusOf(path)?.isFile()) return null;
  try {
    const { slug } = Object(JSON.parse(readFileSync(path, 'utf8')));
    return typeof slug === 'string' ? slug : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Every team page has a banner that content can't imitate. */
function audienceOfSite(folder: string): Audience | null {
  if (slugOfSite(folder) === null) return null;
  const cover = join(folder, 'index.html');
  if (!statusOf(cover)?.isFile()) return null;
  const [top = ''] = readFileSync(cover, 'utf8').split('<main');
  return top.includes('class="team-copy"') ? 'team' : 'contractor';
}

function isSame(one: string, other: string): boolean {
  return realPath(one) === realPath(other);
}

/** Whether a folder is another one, or inside it. */
function isWithin(folder: string, other: string): boolean {
  const outer = realPath(other);
  return `${realPath(folder)}${sep}`.startsWith(outer.endsWith(sep) ? outer : outer + sep);
}

/** The same limit on symbolic links as in Linux. */
const MOST_LINKS = 40;

/**
 * The real path, with symbolic links resolved as far as the path exists, and lowercased on
 * case-insensitive platforms.
 */
function realPath(path: string, links = 0): string {
  const status = statusOf(path);
  // A symbolic link to something that doesn't exist yet.
  if (status?.isSymbolicLink() && !existsSync(path)) {
    if (links === MOST_LINKS) throw new UserError(`${path} is a link that points back to itself.`);
    return realPath(resolve(dirname(path), readlinkSync(path)), links + 1);
  }
  if (status) return folded(realpathSync.native(path));
  const above = dirname(path);
  return above === path ? path : folded(join(realPath(above, links), relative(above, path)));
}

/** What can't be accessed is treated as missing: nothing can be built into it either. */
function statusOf(path: string): Stats | null {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) ?? null;
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return null;
    throw error;
  }
}

/** On these platforms, file systems usually ignore case. */
function folded(path: string): string {
  return process.platform === 'darwin' || process.platform === 'win32' ? path.toLowerCase() : path;
}
