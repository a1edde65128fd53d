import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageRoot } from '../io/package-root.ts';
import { codeBelow } from '../io/read-components.ts';
import { ownFolder, type TrustedFolder, trustedWithin } from '../io/trusted-folder.ts';
import { prunePresses } from './prune-presses.ts';
import { theme } from './theme.ts';

/**
 * Finds the press for a workspace: the one shipped with the package, or one compiled for this
 * version of the theme with the workspace's own components, and cached.
 *
 * @param openCache returns the cache folder for presses; called only if needed
 * @param components absolute paths of the workspace's components by name
 * @returns the press's folder, with `server/` and `client/`
 */
export async function findPress(
  openCache: () => TrustedFolder,
  components: Record<string, string>,
): Promise<TrustedFolder> {
  const shipped = ownFolder('build', 'press');
  const isCheckout = existsSync(join(packageRoot(), 'src', 'cli.ts'));
  if (Object.keys(components).length === 0 && !isCheckout && existsSync(shipped)) return shipped;
  const cache = openCache();
  const name = hashOf(components);
  const folder = join(cache, name);
  if (!isPress(cache, name)) {
    // Anything else there is not ours. If there is nothing, another process may be about to put a
    // press there.
    const isThere = readdirSync(cache).includes(name);
    if (isThere && !isPress(cache, name)) rmSync(folder, { recursive: true, force: true });
    await compilePress(folder, components);
    prunePresses(cache);
  }
  const press = trustedWithin(cache, name);
  if (press === null) throw new Error(`${folder} was changed by another process.`);
  const now = new Date();
  utimesSync(press, now, now);
  return press;
}

/** Compiles the theme into `folder`, atomically. */
export async function compilePress(
  folder: string,
  components: Record<string, string>,
): Promise<void> {
  // Astro's telemetry would also write to the user's home folder.
  process.env.ASTRO_TELEMETRY_DISABLED ??= '1';
  const { build } = await import('astro');
  mkdirSync(dirname(folder), { recursive: true });
  const temporary = mkdtempSync(`${folder}.`);
  const root = packageRoot();
  try {
    await build(
      {
        root,
        configFile: false,
        cacheDir: join(temporary, 'cache'),
        logLevel: 'error',
        integrations: [
          theme({
            site: pathToFileURL(join(root, 'src', 'site') + sep),
            out: pathToFileURL(temporary + sep),
            components,
          }),
        ],
      },
      WITHOUT_TYPES,
    );
    finishPress(temporary, root);
    putInPlace(temporary, folder);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function isPress(cache: TrustedFolder, name: string): boolean {
  const folder = trustedWithin(cache, name);
  return folder !== null && isWhole(folder);
}

function isWhole(folder: string): boolean {
  return existsSync(join(folder, 'server', 'entry.mjs'));
}

/** Keeps a press compiled by another process meanwhile: it is identical and may be in use. */
function putInPlace(temporary: string, folder: string): void {
  if (isWhole(folder)) return;
  try {
    renameSync(temporary, folder);
  } catch (error) {
    if (!isWhole(folder)) throw error;
  }
}

/** Astro's CLI writes types for editors into a folder that may not be writable. */
const WITHOUT_TYPES = { sync: false } as object;

/**
 * Removes what differs between compilations of a press: the machine's paths, and the random key
 * that Astro generates for server islands, which the theme does not use.
 */
export function finishPress(folder: string, root: string): void {
  rmSync(join(folder, 'cache'), { recursive: true, force: true });
  // Below `node_modules`, bundled packages are siblings of this package.
  const paths = [folder, root, root.replace(/[\\/]node_modules[\\/].*$/s, '')].flatMap((path) => [
    pathToFileURL(path).href,
    path,
    path.replaceAll(sep, '/'),
  ]);
  for (const file of filesIn(join(folder, 'server'))) {
    const text = readFileSync(file, 'utf8');
    const clean = paths
      .reduce((all, path) => all.replaceAll(path, replacement(path)), text)
      .replace(/"key":"[\w+/]{43}="/, `"key":"${'A'.repeat(43)}="`);
    if (clean !== text) writeFileSync(file, clean);
  }
}

function replacement(path: string): string {
  return path.startsWith('file:') ? 'file:///prebrief' : '/prebrief';
}

/**
 * Hash of everything that goes into a press: the theme and its compiler; and the workspace's
 * components with all files next to them and their location, because they may import those.
 */
function hashOf(components: Record<string, string>): string {
  const root = packageRoot();
  const hash = createHash('sha256');
  // Include the length, so that one file cannot hash like two.
  const add = (part: string | Uint8Array) => hash.update(`${part.length}\0`).update(part);
  const addFiles = (folder: string, files: readonly string[]) => {
    for (const file of files) {
      add(relative(folder, file));
      add(readFileSync(file));
    }
  };
  add(readFileSync(join(root, 'package.json')));
  add(readFileSync(createRequire(import.meta.url).resolve('astro/package.json')));
  add(`${process.platform} ${process.versions.modules}`);
  for (const room of ROOMS) {
    const folder = join(root, 'src', room);
    addFiles(folder, filesIn(folder));
  }
  const own = Object.values(components);
  for (const folder of new Set(own.map((path) => dirname(path)))) {
    add(folder);
    addFiles(folder, [...new Set([...codeBelow(folder), ...own])].sort());
  }
  return hash.digest('hex').slice(0, 32);
}

/** The files of the theme. */
const ROOMS = ['site', 'view', 'search', 'metrics', 'model', 'press'];

export function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? filesIn(path) : [path]))
    .sort();
}
