import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { packageRoot } from '../../src/io/package-root.ts';
import { filesIn } from '../../src/press/compile-press.ts';
import { listen } from '../../src/serve/listen.ts';
import { siteIn, siteServer } from '../../src/serve/site-server.ts';
import { startChromium } from './chromium.ts';
import { galleryFiles } from './gallery.ts';

/** A built site that is served. */
export interface TestSite {
  /** The build: samples at the root, below a base, for the team; or the gallery. */
  build: 'root' | 'below' | 'team' | 'gallery';
  slug: string;
  /** Absolute path of its folder. */
  folder: string;
  base: string;
  /** URL of its cover. */
  url: string;
  /** Paths of its pages below the cover, `spec/`; the cover is `''`. */
  pages: string[];
}

declare module 'vitest' {
  interface ProvidedContext {
    browser: string;
    sites: TestSite[];
  }
}

/** One browser and one build per run. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'prebrief-browser-'));
  const browser = await startChromium();
  const samples = packageRoot();
  const gallery = join(folder, 'gallery-workspace');
  for (const [path, text] of Object.entries(galleryFiles())) {
    mkdirSync(dirname(join(gallery, path)), { recursive: true });
    writeFileSync(join(gallery, path), text);
  }
  // The documents' sources are read from git.
  for (const args of [
    ['init', '--quiet'],
    ['add', '--all'],
  ]) {
    execFileSync('git', args, { cwd: gallery });
  }
  const builds = await Promise.all([
    build('root', samples, folder),
    build('below', samples, folder, '--base', '/x/y/'),
    build('team', samples, folder, '--audience', 'team'),
    build('gallery', gallery, folder, '--base', '/gallery/'),
  ]);
  const built = builds.flat();

  // Sites share an origin, as on a host that publishes several.
  const shared = new Map<string, RequestListener>();
  const { server, url: origin } = await listen((request, response) => {
    const path = request.url ?? '/';
    const base = [...shared.keys()].find((one) => one !== '/' && path.startsWith(one)) ?? '/';
    shared.get(base)?.(request, response);
  }, LOOPBACK);
  const servers = [server];
  const sites: TestSite[] = [];
  for (const site of built) {
    const handle = siteServer(site.folder, site.base);
    if (site.build !== 'team' && !shared.has(site.base)) {
      shared.set(site.base, handle);
      sites.push({ ...site, url: origin + site.base });
    } else {
      const own = await listen(handle, LOOPBACK);
      servers.push(own.server);
      sites.push({ ...site, url: own.url + site.base });
    }
  }
  provide('browser', browser.wsEndpoint());
  provide('sites', sites);

  return async () => {
    for (const one of servers) {
      one.closeAllConnections();
      one.close();
    }
    await browser.close();
    rmSync(folder, { recursive: true });
  };
}

const LOOPBACK = { host: '127.0.0.1', port: 0, isFlexible: false };

type BuiltSite = Omit<TestSite, 'url'>;

/** Builds with the real command line. A failed build shows up as a missing site in the tests. */
async function build(
  name: TestSite['build'],
  workspace: string,
  folder: string,
  ...options: string[]
): Promise<BuiltSite[]> {
  const out = join(folder, name);
  const cli = join(packageRoot(), 'bin', 'prebrief.mjs');
  const args = [cli, 'build', '--out', out, '--today', '2026-11-25', ...options];
  await promisify(execFile)(process.execPath, args, { cwd: workspace }).catch((error) => {
    console.error(error.stdout, error.stderr);
    if (error.code !== 1) throw error;
  });
  return readdirSync(out).flatMap((slug) => siteOf(name, join(out, slug)));
}

function siteOf(build: TestSite['build'], folder: string): BuiltSite[] {
  const site = siteIn(folder);
  if (!site) return [];
  const pages = filesIn(folder)
    .map((file) => relative(folder, file).replaceAll('\\', '/'))
    .filter((file) => /(^|\/)index\.html$/.test(file))
    .map((file) => file.replace(/index\.html$/, ''));
  return [{ build, ...site, folder, pages }];
}
