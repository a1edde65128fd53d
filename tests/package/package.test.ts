import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { namedIn } from '../../scripts/licenses/notices.ts';
import { packageRoot } from '../../src/io/package-root.ts';
import { filesIn } from '../../src/press/compile-press.ts';
import { PACKED } from '../../tsdown.config.ts';
import { validFiles } from '../valid-workspace.ts';

const start = promisify(execFile);

/** The package as installed, in an otherwise empty folder. */
const home = realpathSync(mkdtempSync(join(tmpdir(), 'prebrief-package-')));
const workspace = join(home, 'Verträge & Aufträge', 'a new folder');
const { PATH, HOME } = process.env;
const cache = join(home, 'cache');
const env = {
  ...{ PATH, HOME, XDG_CACHE_HOME: cache },
  ...{ PREBRIEF_TODAY: '2026-12-01', NO_COLOR: '1' },
};
const bin = join(workspace, 'node_modules', 'prebrief', 'bin', 'prebrief.mjs');

const prebrief = (...args: string[]) => run(process.execPath, bin, ...args);

async function run(program: string, ...args: string[]) {
  const options = { cwd: workspace, env, maxBuffer: 1 << 26 };
  return start(program, args, options).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  );
}

function write(files: Record<string, string>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(workspace, file)), { recursive: true });
    writeFileSync(join(workspace, file), text);
  }
}

function read(file: string): string {
  return readFileSync(join(workspace, file), 'utf8');
}

/** Hashes of a folder's files. */
function tree(folder: string): Record<string, string> {
  const files = filesIn(join(workspace, folder));
  return Object.fromEntries(
    files.map((file) => [
      relative(join(workspace, folder), file),
      createHash('sha256').update(readFileSync(file)).digest('hex'),
    ]),
  );
}

/**
 * A project that depends only on the package, with the versions locked here, so that `npm ci` has
 * already downloaded everything.
 */
function installing(tarball: string): Record<string, string> {
  const packageFile = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8'));
  const lock = JSON.parse(readFileSync(join(packageRoot(), 'package-lock.json'), 'utf8'));
  const { version, bin, dependencies, engines } = packageFile;
  const needs = { dependencies: { prebrief: `file:${tarball}` } };
  const packages = Object.entries<{ dev?: true }>(lock.packages).filter(
    ([path, { dev }]) => path !== '' && !dev,
  );
  return {
    'package.json': JSON.stringify({ private: true, ...needs }),
    'package-lock.json': JSON.stringify({
      ...lock,
      name: 'a-new-folder',
      packages: {
        '': needs,
        'node_modules/prebrief': {
          version,
          resolved: `file:${tarball}`,
          bin,
          dependencies,
          engines,
        },
        ...Object.fromEntries(packages),
      },
    }),
  };
}

beforeAll(async () => {
  const npm = { env, maxBuffer: 1 << 26 };
  await start('npm', ['pack', '--pack-destination', home], { ...npm, cwd: packageRoot() });
  const tarball = readdirSync(home).find((name) => name.endsWith('.tgz')) ?? '';
  mkdirSync(workspace, { recursive: true });
  write(installing(join(home, tarball)));
  // No install scripts are needed.
  await start('npm', ['ci', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'], {
    ...npm,
    cwd: workspace,
  });
  write({
    ...validFiles(),
    'src/billing/retry.ts': 'export function retryInvoice() {}\n',
    'prebrief.config.mjs': `import { defineConfig } from 'prebrief';

export default defineConfig({ theme: { accent: '#1f5f8b' } });
`,
  });
  const image = join(packageRoot(), 'content/invoice-export/img/broken-row.png');
  cpSync(image, join(workspace, 'content/demo/img/row.png'));
  const spec = join(workspace, 'content/demo/spec.mdx');
  const shown = '\n## More\n\n![A row](./img/row.png)\n\n```ts\nconst answer: number = 42;\n```\n';
  writeFileSync(spec, readFileSync(spec, 'utf8') + shown);
  await run('git', 'init', '--quiet');
  await run('git', 'add', 'src', 'content');
  const who = ['-c', 'user.name=Dana', '-c', 'user.email=dana@example.com'];
  await run('git', ...who, 'commit', '--quiet', '--message', 'Write the brief');
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('the installed package', () => {
  test('says its version', async () => {
    const { version } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8'));
    expect(await prebrief('--version')).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  test('brings the licences of what it holds', () => {
    const folder = 'node_modules/prebrief';
    const notices = namedIn(read(`${folder}/build/THIRD-PARTY-LICENSES.txt`));
    const names = notices.map((id) => id.replace(/@[^@]+$/, ''));
    const packed = JSON.parse(read(`${folder}/build/press/packages.json`)).server as string[];
    expect(names).toEqual(expect.arrayContaining([...PACKED]));
    expect(notices).toEqual(expect.arrayContaining(packed));
    for (const file of ['LICENSE', 'licenses/site.txt', 'licenses/mermaid.txt']) {
      expect(existsSync(join(workspace, folder, file)), file).toBe(true);
    }
  });

  test('checks', async () => {
    const { code, stdout } = await prebrief('check');
    expect(stdout).toContain('No problems');
    expect(code).toBe(0);
  });

  test('builds the same bytes every time, and names no folder of this machine', async () => {
    const first = await prebrief('build');
    expect(first).toMatchObject({ code: 0, stdout: '' });
    expect(await prebrief('build', '--out', 'again')).toMatchObject({ code: 0 });
    const files = tree('dist/demo');
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining(['index.html', 'spec/index.html', '404.html', 'robots.txt']),
    );
    expect(tree('again/demo')).toEqual(files);
    expect(existsSync(join(workspace, '.prebrief'))).toBe(false);
    expect(naming('dist', home, packageRoot())).toEqual([]);
  });

  test('links below a base, and previews the site there', async () => {
    expect(await prebrief('build', '--base', '/x/', '--out', 'based')).toMatchObject({ code: 0 });
    const html = read('based/demo/index.html');
    const links = [...html.matchAll(/(?:href|src)="(\/[^"]*)"/g)].map(([, link = '']) => link);
    expect(links.length).toBeGreaterThan(10);
    expect(links.filter((link) => !link.startsWith('/x/'))).toEqual([]);

    const server = spawn(process.execPath, [bin, 'preview', '--out', 'based', '--port', '0'], {
      cwd: workspace,
      env,
    });
    try {
      const [output] = await once(server.stdout, 'data');
      const url = /http:\S+/.exec(String(output))?.[0] ?? '';
      expect(new URL(url).pathname).toBe('/x/');
      for (const link of new Set(links)) {
        const response = await fetch(new URL(link, url));
        expect(`${link} ${response.status}`).toBe(`${link} 200`);
        await response.arrayBuffer();
      }
      expect((await fetch(new URL('none/', url))).status).toBe(404);
    } finally {
      server.kill();
    }
  });

  test('gives "astro build" the same bytes, which touches nothing else', async () => {
    write({
      'astro.config.mjs': `import prebrief from 'prebrief';\n\nexport default { integrations: [prebrief()] };\n`,
      'dist/other.txt': 'stays',
    });
    const before = tree('dist');
    const astro = join(workspace, 'node_modules', 'astro', 'bin', 'astro.mjs');
    const { code, stderr } = await run(process.execPath, astro, 'build');
    expect(stderr).toContain('demo');
    expect(code).toBe(0);
    expect(tree('dist')).toEqual(before);
    expect(existsSync(join(workspace, '.astro'))).toBe(false);
    expect(existsSync(join(workspace, '.prebrief'))).toBe(false);
    expect(existsSync(join(workspace, 'node_modules', '.vite'))).toBe(false);
  });

  test('compiles the workspace’s own components once', async () => {
    write({
      'components/Badge.astro': `---
import Inner from './Inner.astro';
const { label } = Astro.props;
---

<strong class="badge"><Inner>{label}</Inner></strong>
<style>
  .badge { color: red; }
</style>
`,
      'components/Inner.astro': '<i><slot /></i>\n',
      ...settingsOfOthers(),
      'content/demo/badges.mdx':
        '---\ntitle: Badges\ndescription: About badges.\n---\n\n<Badge label="New" />\n',
    });
    expect(await prebrief('build')).toMatchObject({ code: 0 });
    const page = read('dist/demo/badges/index.html');
    expect(page).toMatch(/<strong class="badge"[^>]*><i>New<\/i><\/strong>/);
    expect(existsSync(join(workspace, '.prebrief'))).toBe(false);
    // Nothing around the package was used as configuration.
    expect(existsSync(join(workspace, 'ran'))).toBe(false);
    expect(page).not.toContain('Taken');
    const kept = join(cache, 'prebrief', 'press');
    const presses = readdirSync(kept);
    expect(presses).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/)]);
    expect(naming(relative(workspace, kept), home, packageRoot())).toEqual([]);

    const entry = join(kept, presses[0] ?? '', 'server', 'entry.mjs');
    const compiled = statSync(entry).mtimeMs;
    expect(await prebrief('build')).toMatchObject({ code: 0 });
    expect(statSync(entry).mtimeMs).toBe(compiled);
  });

  test.each(['20.19.5', '22.11.0'])('tells Node %s in one line that it is too old', async (old) => {
    const posing = `Object.defineProperty(process.versions, 'node', { value: '${old}' })`;
    const { code, stdout, stderr } = await run(
      process.execPath,
      '--import',
      `data:text/javascript,${encodeURIComponent(posing)}`,
      bin,
      'check',
    );
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^prebrief: Node \S+ is too old, .*22\.12.*\n$/);
    expect(stderr).toContain(old);
  });
});

/** Configuration files that tools search for in parent folders, up to a workspace root. */
function settingsOfOthers(): Record<string, string> {
  const runs = `require('node:fs').writeFileSync(${JSON.stringify(join(workspace, 'ran'))}, '');`;
  const paths = { '../*': ['./taken/*'], './*': ['./taken/*'], 'astro/*': ['./taken/*'] };
  const tsconfig = JSON.stringify({ compilerOptions: { baseUrl: '.', paths, jsx: 'nothing' } });
  const files: Record<string, string> = {
    'package.json': JSON.stringify({ ...JSON.parse(read('package.json')), workspaces: [] }),
    'taken/Inner.astro': '<i>Taken</i>\n',
    'taken/jsx-runtime': 'Taken',
  };
  for (const folder of ['', 'components/']) {
    for (const name of ['postcss.config', 'vite.config', 'tailwind.config', 'svelte.config']) {
      files[`${folder}${name}.cjs`] = `${runs}\nmodule.exports = {};\n`;
    }
    files[`${folder}.postcssrc.cjs`] = `${runs}\nmodule.exports = {};\n`;
    files[`${folder}tsconfig.json`] = tsconfig;
    files[`${folder}.env`] = 'NODE_ENV=development\nBASE_URL=/taken/\nPUBLIC_X=Taken\n';
  }
  return files;
}

/** @returns the files that contain one of the texts, including compressed ones */
function naming(folder: string, ...texts: string[]): string[] {
  return filesIn(join(workspace, folder)).filter((file) => {
    const raw = readFileSync(file);
    const bytes = raw[0] === 0x1f && raw[1] === 0x8b ? gunzipSync(raw) : raw;
    return texts.some((text) => bytes.includes(text) || bytes.includes(encodeURI(text)));
  });
}
