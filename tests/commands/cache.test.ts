import {
  chmodSync,
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
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { packageRoot } from '../../src/io/package-root.ts';
import { openUserCache } from '../../src/io/trusted-folder.ts';
import { findPress } from '../../src/press/compile-press.ts';
import { validFiles } from '../valid-workspace.ts';
import { type Workspace, workspace } from './run.ts';

const own = {
  'components/Own.astro': '<p class="own"><slot /></p>\n',
  'content/demo/own.mdx': '---\ntitle: Own\ndescription: O.\n---\n\n<Own>Our own.</Own>\n',
};

/** A cache with the compiled theme, to be copied by tests. */
let shared = '';
let presses: string[] = [];

beforeAll(async () => {
  shared = realpathSync(mkdtempSync(join(tmpdir(), 'prebrief-cache-')));
  const { env, platform } = process;
  const id = BigInt(process.geteuid?.() ?? 0);
  const user = { env: { ...env, XDG_CACHE_HOME: shared }, platform, home: null, id };
  const { folder, refusal } = openUserCache('press', packageRoot(), user);
  if (folder === null) throw new Error(refusal);
  await findPress(() => folder, {});
  presses = readdirSync(join(shared, 'prebrief', 'press'));
  expect(presses).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/)]);
});

afterAll(() => rmSync(shared, { recursive: true, force: true }));

/** A cache for this test, outside any workspace. */
function cache({ isWarm = false } = {}): { env: Record<string, string>; press: string } {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'prebrief-cache-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  if (isWarm) cpSync(shared, folder, { recursive: true });
  return { env: { XDG_CACHE_HOME: folder }, press: join(folder, 'prebrief', 'press') };
}

/** A fake press that reports being run. */
function plant(made: Workspace, folder: string, marker: string): void {
  const entry = `import { writeFileSync } from 'node:fs';
writeFileSync(${JSON.stringify(made.path(marker))}, '');
export const app = {};
`;
  mkdirSync(join(folder, 'server'), { recursive: true });
  mkdirSync(join(folder, 'client'), { recursive: true });
  writeFileSync(join(folder, 'server', 'entry.mjs'), entry);
}

describe('nothing of a commit is run', () => {
  test('in .prebrief/, whatever it is called', async () => {
    const { env, press } = cache({ isWarm: true });
    const made = workspace({ ...validFiles(), ...own });
    // With components it is another press, whose name must be known to plant one.
    expect(await made.spawn(['build'], env)).toMatchObject({ code: 0 });
    const names = readdirSync(press);
    expect(names).toHaveLength(2);
    for (const name of [...names, ...names.map((one) => one.slice(0, 16)), 'astro-build']) {
      plant(made, made.path(`.prebrief/press/${name}`), 'ran');
      plant(made, made.path(`.prebrief/${name}`), 'ran');
    }
    plant(made, made.path('.prebrief/press'), 'ran');
    for (const components of [true, false]) {
      if (!components) for (const file of Object.keys(own)) rmSync(made.path(file));
      expect(await made.spawn(['build'], env)).toMatchObject({ code: 0 });
    }
    expect(existsSync(made.path('ran'))).toBe(false);
  });

  test('in a cache folder that is inside the workspace; what is made instead is gone afterwards', async () => {
    const made = workspace(validFiles());
    for (const name of presses) plant(made, made.path(`.cache/prebrief/press/${name}`), 'ran');
    chmodSync(made.path('.cache'), 0o700);
    const temporary = join(dirname(made.root), 'tmp');
    mkdirSync(temporary);
    const env = { XDG_CACHE_HOME: made.path('.cache'), TMPDIR: temporary };
    const { code, stderr } = await made.spawn(['build'], env);
    expect([code, stderr]).toEqual([
      0,
      expect.stringMatching(/^The compiled theme is not cached: .* is inside the workspace\.\n/),
    ]);
    expect(existsSync(made.path('ran'))).toBe(false);
    expect(readdirSync(temporary)).toEqual([]);
  });

  test('by Node, whose own cache is not taken from the workspace', async () => {
    const { env, press } = cache();
    const said = 'said.json';
    const made = workspace({
      ...validFiles(),
      'prebrief.config.mjs': `import { writeFileSync } from 'node:fs';
import { getCompileCacheDir } from 'node:module';
writeFileSync('${said}', JSON.stringify([getCompileCacheDir(), process.env.NODE_COMPILE_CACHE]));
export default {};
`,
    });
    const trusted = join(dirname(press), 'node');
    for (const NODE_COMPILE_CACHE of [made.path('code'), 'code', './x/../code', '']) {
      const result = await made.spawn(['check'], { ...env, NODE_COMPILE_CACHE });
      expect(result).toMatchObject({ code: 0, stderr: expect.not.stringContaining('Warning') });
      const [used, handedOn] = JSON.parse(readFileSync(made.path(said), 'utf8'));
      expect([dirname(used), handedOn]).toEqual([trusted, trusted]);
    }
  });
});

describe('what is kept', () => {
  test('is used again, and nothing is written to the workspace', async () => {
    const { env, press } = cache({ isWarm: true });
    const made = workspace(validFiles());
    const before = statSync(join(press, presses[0] ?? '', 'server', 'entry.mjs')).ino;
    expect(await made.spawn(['build'], env)).toMatchObject({
      code: 0,
    });
    expect(statSync(join(press, presses[0] ?? '', 'server', 'entry.mjs')).ino).toBe(before);
    expect(existsSync(made.path('.prebrief'))).toBe(false);
  });

  test('is not taken from a folder that other users can write to', async () => {
    const { env, press } = cache({ isWarm: true });
    const made = workspace(validFiles());
    for (const name of presses) {
      rmSync(join(press, name), { recursive: true });
      plant(made, join(press, name), 'ran');
    }
    chmodSync(press, 0o770);
    const { code, stderr } = await made.spawn(['build'], env);
    expect([code, stderr]).toEqual([0, expect.stringContaining('other users can write to')]);
    expect(existsSync(made.path('ran'))).toBe(false);
  });
});
