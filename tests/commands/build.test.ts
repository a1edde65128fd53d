import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { filesIn } from '../../src/press/compile-press.ts';
import { validFiles } from '../valid-workspace.ts';
import { workspace } from './run.ts';

const demo = validFiles();
const other = Object.fromEntries(
  Object.entries(demo).map(([path, text]) => [
    path.replace('/demo/', '/other/'),
    text.replace('title: Demo', 'title: Another'),
  ]),
);
const BROKEN = '---\ntitle: Brief\ndescription: B.\n---\n\n## The company\n';

/** Whether something is so; what goes away while it is looked at is not. */
function succeeds(test: () => boolean): boolean {
  try {
    return test();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/** Every file with a digest of its content. */
function tree(folder: string): Record<string, string> {
  return Object.fromEntries(
    filesIn(folder).map((file) => [
      relative(folder, file),
      createHash('sha256').update(readFileSync(file)).digest('hex'),
    ]),
  );
}

test('what draws diagrams is in the sites that have one, and in no other', async () => {
  const diagram =
    '---\ntitle: D\ndescription: D.\n---\n\n```mermaid\nflowchart TD\n  A --> B\n```\n';
  const made = workspace({ ...demo, ...other, 'content/other/flow.mdx': diagram });
  expect((await made.run(['build'])).code).toBe(0);
  const paths = Object.keys(tree(made.path('dist'))).filter((path) => /mermaid\.\d/.test(path));
  expect(paths.filter((path) => path.startsWith('demo/'))).toEqual([]);
  expect(paths.some((path) => path.endsWith('/mermaid.esm.min.js'))).toBe(true);
  expect(paths.filter((path) => !path.endsWith('.js'))).toEqual([]);
  const entry = paths.find((path) => path.endsWith('/mermaid.esm.min.js')) ?? '';
  const text = readFileSync(join(made.path('dist'), entry), 'utf8');
  expect(text).not.toMatch(/["']\.[^"']*\.mjs["']|sourceMappingURL/);

  const loads = (page: string) => readFileSync(made.path(`dist/${page}/index.html`), 'utf8');
  expect(loads('other/flow')).toContain('MermaidDiagram');
  expect(loads('other/brief')).not.toContain('MermaidDiagram');
});

describe('a failing engagement', () => {
  test('is not built while the others are, and keeps its old site', async () => {
    const made = workspace({ ...demo, ...other });
    const first = await made.run(['build']);
    expect(first.code).toBe(0);
    expect(first.stderr).toMatch(/✓ demo {2}dist\/demo\/ .*\n✓ other {2}dist\/other\/ /);
    const before = tree(made.path('dist'));

    made.write({
      'content/demo/brief.mdx': BROKEN,
      'content/other/extra.mdx': '---\ntitle: Extra\ndescription: E.\n---\n\nMore.\n',
    });
    const { code, stdout, stderr } = await made.run(['build']);
    expect(code).toBe(1);
    expect(stdout).toContain('content/demo/brief.mdx');
    expect(stderr).toMatch(/✗ demo {2}\d+ errors/);
    const after = tree(made.path('dist'));
    const of = (slug: string, all: Record<string, string>) =>
      Object.fromEntries(Object.entries(all).filter(([path]) => path.startsWith(`${slug}/`)));
    expect(of('demo', after)).toEqual(of('demo', before));
    expect(after['other/extra/index.html']).toBeDefined();

    expect((await made.run(['build', 'other'])).code).toBe(0);
    expect((await made.run(['build', 'demo'])).code).toBe(1);
  });

  test('is named in one line where a picture is none', async () => {
    const made = workspace({
      ...demo,
      'content/demo/image.mdx': '---\ntitle: I\ndescription: I.\n---\n\n![A](./a.png)\n',
    });
    made.write({ 'content/demo/a.png': 'no image at all' });
    const { code, stderr } = await made.run(['build']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^✗ demo {2}.*a\.png .*\n$/);
    expect(existsSync(made.path('dist/demo'))).toBe(false);
  });
});

describe('where the sites go', () => {
  test('a base without slashes around it, a team’s folder, and an address', async () => {
    const made = workspace({ ...demo, 'content/demo/readiness.mdx': '' });
    const team = '---\ntitle: For us\ndescription: Only.\naudience: team\n---\n\nOurs.\n';
    made.write({ 'content/demo/readiness.mdx': '', 'content/demo/ours.mdx': team });
    renameSync(made.path('content/demo/readiness.mdx'), made.path('content/demo/_readiness.mdx'));
    expect(
      (await made.run(['build', '--base', '/x/y', '--site', 'https://example.com'])).code,
    ).toBe(0);
    const html = readFileSync(made.path('dist/demo/index.html'), 'utf8');
    expect(html).toContain('href="/x/y/brief/"');
    expect(html).toContain('<link rel="canonical" href="https://example.com/x/y/">');
    expect(existsSync(made.path('dist/demo/ours/index.html'))).toBe(false);

    const { code, stderr } = await made.run(['build', '--audience', 'team']);
    expect([code, stderr]).toEqual([0, expect.stringContaining('dist-team/demo/')]);
    expect(existsSync(made.path('dist-team/demo/ours/index.html'))).toBe(true);
    expect(existsSync(made.path('dist/demo/ours/index.html'))).toBe(false);
    // Nothing else is ever written there.
    expect(readdirSync(made.root).sort()).toEqual(['content', 'dist', 'dist-team', 'src']);
  });

  test.for([
    ['a file', 'notes.txt'],
    ['below a file', 'notes.txt/deeper'],
    ['no place at all', '/dev/null/sites'],
    ['the documents themselves', 'content'],
  ] as const)('%s is refused in one line', async ([, out]) => {
    const made = workspace({ ...demo, 'notes.txt': 'Mine.' });
    const { code, stderr } = await made.run(['build', '--out', out]);
    expect([1, 2]).toContain(code);
    expect(stderr).toMatch(/^(✗|prebrief:) .*\n$/);
    expect(stderr).not.toMatch(/This is a bug|\n\s+at /);
    expect(readFileSync(made.path('content/demo/index.mdx'), 'utf8')).toBe(
      demo['content/demo/index.mdx'],
    );
    expect(readFileSync(made.path('notes.txt'), 'utf8')).toBe('Mine.');
  });
});

test('the same input gives the same bytes, on any day', async () => {
  const made = workspace({ ...demo, ...other });
  await made.spawn(['build', '--out', 'one']);
  await made.spawn(['build', '--out', 'two', '--today', '2027-06-01'], {
    TZ: 'Pacific/Auckland',
    LANG: 'de_DE.UTF-8',
  });
  expect(tree(made.path('two'))).toEqual(tree(made.path('one')));
  expect(Object.keys(tree(made.path('one'))).length).toBeGreaterThan(30);
});

describe('interrupted', () => {
  test('at any moment, the site is the old one or the new one, whole', async () => {
    const made = workspace(demo);
    await made.spawn(['build']);
    const old = tree(made.path('dist/demo'));
    made.write({ 'content/demo/extra.mdx': '---\ntitle: Extra\ndescription: E.\n---\n\nMore.\n' });
    await made.run(['build', '--out', 'reference']);
    const next = tree(made.path('reference/demo'));

    const { length } = Object.keys(next);
    const moments: ((next: string | undefined, previous: string | undefined) => boolean)[] = [
      (next) => next !== undefined,
      ...[0.1, 0.5, 0.9].map(
        (share) => (next?: string) =>
          next !== undefined && filesIn(made.path(`dist/${next}`)).length > share * length,
      ),
      (_, previous) => previous !== undefined,
    ];
    let isNew = false;
    for (const isReached of moments) {
      const child = made.start(['build']);
      const closed = once(child, 'close');
      const reached = () => {
        const own = readdirSync(made.path('dist')).filter((name) => name.includes(`${child.pid}-`));
        const [nextFolder, previous] = ['.next', '.previous'].map((ending) =>
          own.find((name) => name.endsWith(ending)),
        );
        return isReached(nextFolder, previous);
      };
      while (child.exitCode === null && !succeeds(reached)) await setImmediate();
      child.kill('SIGKILL');
      await closed;
      // The next command, whichever it is, repairs a swap interrupted between the two renames.
      if (!existsSync(made.path('dist/demo'))) await made.run(['preview', 'nobody']);
      const found = tree(made.path('dist/demo'));
      expect([old, next]).toContainEqual(found);
      isNew ||= Object.keys(found).length === length;
      // Once the new site is in place, it stays.
      if (isNew) expect(found).toEqual(next);
    }
    expect((await made.run(['build'])).code).toBe(0);
    expect(tree(made.path('dist/demo'))).toEqual(next);
    expect(readdirSync(made.path('dist'))).toEqual(['demo']);
  });
});

describe('at once', () => {
  test('several builds of one site all succeed, and leave it whole', async () => {
    const made = workspace({ ...demo, ...other });
    const results = await Promise.all([1, 2, 3].map(() => made.spawn(['build'])));
    expect(results.map(({ code, stderr }) => [code, stderr.match(/✓/g)?.length])).toEqual([
      [0, 2],
      [0, 2],
      [0, 2],
    ]);
    await made.spawn(['build', '--out', 'reference']);
    expect(tree(made.path('dist'))).toEqual(tree(made.path('reference')));
  });

  test('the theme is compiled by two, and used by both', async () => {
    const made = workspace({
      ...demo,
      'components/Own.astro': '<p class="own"><slot /></p>\n<style>.own { color: teal }</style>\n',
      'content/demo/own.mdx': '---\ntitle: Own\ndescription: O.\n---\n\n<Own>Our own.</Own>\n',
    });
    const [one, two] = await Promise.all([
      made.spawn(['build', '--out', 'one']),
      made.spawn(['build', '--out', 'two']),
    ]);
    expect([one.stderr, one.code]).toEqual([expect.stringContaining('✓ demo'), 0]);
    expect([two.stderr, two.code]).toEqual([expect.stringContaining('✓ demo'), 0]);
    expect(tree(made.path('one'))).toEqual(tree(made.path('two')));
    expect(readFileSync(made.path('one/demo/own/index.html'), 'utf8')).toMatch(
      /<p class="own"[^>]*>Our own\./,
    );
    expect(existsSync(made.path('.prebrief'))).toBe(false);
  });
});

test('a site is not swapped for one with a leak', async () => {
  const sentence = 'The margin of this client is far higher than we ever said to anybody.';
  const made = workspace({
    ...demo,
    'content/demo/ours.mdx': `---\ntitle: Ours\ndescription: O.\naudience: team\n---\n\n${sentence}\n`,
  });
  expect((await made.run(['build'])).code).toBe(0);
  const before = tree(made.path('dist'));
  mkdirSync(made.path('content/other'));
  made.write({
    'content/other/index.mdx': demo['content/demo/index.mdx'] ?? '',
    'prebrief.config.mjs': `export default { theme: { logo: 'logo.svg' } };`,
    'logo.svg': `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><desc>${sentence}</desc><path d="M0 0h9v9z"/></svg>`,
  });
  const { code, stderr } = await made.run(['build', 'demo']);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^✗ demo .*content\/demo\/ours\.mdx.*\n$/);
  expect(tree(made.path('dist'))).toEqual(before);
});
