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
 * Finds the press for a workspace: the one the package ships, or one that is compiled once for this
 * version of the theme and the workspace's own components, and kept.
 *
 * @param openCache gives the folder that compiled presses are kept in; called where one is needed
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
    // Whatever else stands there was not put there by us. Where nothing does, another process may
    // be about to put a press there.
    const isThere = readdirSync(cache).includes(name);
    if (isThere && !isPress(cache, name)) rmSync(folder, { recursive: true, force: true });
    await compilePress(folder, components);
    prunePresses(cache);
  }
  const press = trustedWithin(cache, name);
  if (press === null) throw new Error(`${folder} was changed by somebody else meanwhile.`);
  const now = new Date();
  utimesSync(press, now, now);
  return press;
}

/** Compiles the theme into `folder`, which is there whole or not at all. */
export async function compilePress(
  folder: string,
  components: Record<string, string>,
): Promise<void> {
  // Astro would tell its makers, and keep a note of having done so in the user's home.
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

/** What another process has compiled meanwhile is the same, and perhaps in use: it stays. */
function putInPlace(temporary: string, folder: string): void {
  if (isWhole(folder)) return;
  try {
    renameSync(temporary, folder);
  } catch (error) {
    if (!isWhole(folder)) throw error;
  }
}

/** Astro's command line leaves types behind for editors, in a folder that may not be ours to write to. */
const WITHOUT_TYPES = { sync: false } as object;

/**
 * Takes out of a compiled press what differs from one compilation to the next: the machine's paths,
 * and the key that Astro makes up to encrypt islands with, which no press has.
 */
export function finishPress(folder: string, root: string): void {
  rmSync(join(folder, 'cache'), { recursive: true, force: true });
  // Below `node_modules`, what is bundled lies beside the package.
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
 * Of everything that a press is made from: the theme and what compiles it; of a workspace, its
 * components, whatever lies beside them, and where that is, because they may import what lies around.
 */
function hashOf(components: Record<string, string>): string {
  const root = packageRoot();
  const hash = createHash('sha256');
  // With its length, so that no file can pass for two.
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

/** What the theme consists of. */
const ROOMS = ['site', 'view', 'search', 'metrics', 'model', 'press'];

export function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? filesIn(path) : [path]))
    .sort();
}
