import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { namedIn } from '../../scripts/licenses/notices.ts';
import { validFiles } from '../valid-workspace.ts';
import { type Workspace, workspace } from './run.ts';

const files = validFiles();

describe('output folders', () => {
  let made: Workspace;
  beforeEach(() => {
    made = workspace(files);
  });

  test('a site contains the licences of what it bundles', async () => {
    const draw = '```mermaid\nflowchart LR\n  a --> b\n```\n';
    const other = Object.entries(files).map(([file, text]) => [
      file.replace('content/demo/', 'content/drawn/'),
      file.endsWith('/architecture.mdx') ? `${text}\n${draw}` : text,
    ]);
    made.write(Object.fromEntries(other));
    expect((await made.run(['build'])).code).toBe(0);
    const licenses = (slug: string) => readFileSync(made.path(`dist/${slug}/licenses.txt`), 'utf8');
    expect(namedIn(licenses('demo')).map((id) => id.split('@')[0])).toEqual(
      expect.arrayContaining(['prebrief', 'pagefind']),
    );
    expect(licenses('demo')).not.toContain('mermaid');
    expect(namedIn(licenses('drawn')).map((id) => id.split('@')[0])).toEqual(
      expect.arrayContaining(['pagefind', 'mermaid', 'dompurify', 'd3-shape']),
    );
  });

  test('a team site never replaces a contractor’s, or vice versa', async () => {
    expect((await made.run(['build'])).code).toBe(0);
    const cover = readFileSync(made.path('dist/demo/index.html'), 'utf8');
    for (const out of ['dist/', './content/../dist/more']) {
      const { code, stdout, stderr } = await made.run([
        'build',
        '--audience',
        'team',
        '--out',
        out,
      ]);
      expect([out, code, stdout]).toEqual([out, 2, '']);
      expect(stderr).toMatch(/^prebrief: dist\/ is for contractors.*\n$/);
    }
    expect(readFileSync(made.path('dist/demo/index.html'), 'utf8')).toBe(cover);
    expect(readdirSync(made.path('dist'))).toEqual(['demo']);
    // In a custom folder, the existing site identifies its engagement.
    expect((await made.run(['build', '--audience', 'team', '--out', 'internal'])).code).toBe(0);
    const over = await made.run(['build', '--out', 'internal']);
    expect([over.code, over.stderr]).toEqual([
      2,
      'prebrief: internal/demo/ contains a site for the team. Choose another folder with --out, or delete it.\n',
    ]);
  });

  test('documents are never replaced, even if they look like a site', async () => {
    made.write({ 'content/demo/prebrief.json': '{"version":1,"slug":"demo","base":"/"}' });
    const { code, stderr } = await made.run(['build', '--out', 'content']);
    expect([code, stderr]).toEqual([
      2,
      'prebrief: content/ cannot contain sites; choose another folder with --out.\n',
    ]);
    expect(existsSync(made.path('content/demo/index.mdx'))).toBe(true);
  });

  test('the site of a removed engagement is reported and kept', async () => {
    const old = 'content/old-export/';
    const others = Object.entries(files).map(([file, text]) => [
      file.replace('content/demo/', old),
      text,
    ]);
    made.write(Object.fromEntries(others));
    expect((await made.run(['build'])).stderr).not.toContain('no longer exists');
    rmSync(made.path(old), { recursive: true });
    made.write({ 'dist/notes/index.html': 'No site.' });
    const said =
      'dist/old-export is the site of an engagement that no longer exists; delete it here and on its host.';
    for (const slugs of [[], ['demo']]) {
      const { code, stderr } = await made.run(['build', ...slugs]);
      expect(code).toBe(0);
      expect(stderr.split('\n').filter((line) => line.includes('no longer exists'))).toEqual([
        said,
      ]);
    }
    expect(existsSync(made.path('dist/old-export/index.html'))).toBe(true);
  });
});

test.each([
  ...[['check'], ['list'], ['access'], ['readiness'], ['lessons'], ['metrics'], ['drift']],
  ...[
    ['new', 'page', 'One'],
    ['preview', 'nobody'],
  ],
])('%s repairs an interrupted swap', async (...line) => {
  const made = workspace(files);
  execFileSync('git', ['init', '--quiet'], { cwd: made.root });
  made.write({
    'dist/demo/prebrief.json': '{"version":1,"slug":"demo","base":"/"}',
    'dist-team/demo/prebrief.json': '{"version":1,"slug":"demo","base":"/"}',
  });
  const leftover = '.demo.1073741824-abc.previous';
  for (const folder of ['dist', 'dist-team']) {
    renameSync(made.path(`${folder}/demo`), made.path(`${folder}/${leftover}`));
    mkdirSync(made.path(`${folder}/.demo.1073741824-abc.next`));
  }
  const { stderr } = await made.run(line);
  expect(stderr).not.toContain('repair');
  expect(readdirSync(made.path('dist'))).toEqual(['demo']);
  if (line[0] !== 'preview') expect(readdirSync(made.path('dist-team'))).toEqual(['demo']);
});
