import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCode } from '../../src/load/read-code.ts';
import { placeOf } from '../../src/model/code.ts';
import { anywhere, repository, temporaryFolder } from '../repository.ts';
import { validFiles, workspaceOf } from '../valid-workspace.ts';

/** What is known about the code that a page refers to, in a workspace in a subfolder. */
async function read(root: string, references: readonly string[], repositoryFacts = '') {
  mkdirSync(join(root, 'content', 'demo'), { recursive: true });
  const files = validFiles();
  const index = files['content/demo/index.mdx'] ?? '';
  files['content/demo/index.mdx'] = index.replace('people:', `${repositoryFacts}people:`);
  const links = references.map((one) => `- [x](<repo:${one}>)\n`).join('');
  files['content/demo/page.mdx'] = `---\ntitle: P\ndescription: P.\n---\n\n${links}`;
  const { demo } = await readCode(workspaceOf(files).engagements, anywhere(root));
  return {
    ...demo,
    of: (reference: string) => {
      const place = placeOf(demo, reference);
      return place?.problem === null ? [place.path, place.lines] : place?.reason;
    },
  };
}

test('finds tracked files only, and nothing behind a link or in a submodule', async () => {
  const made = repository();
  const inner = repository({ 'lib.ts': '' }, join(temporaryFolder(), 'inner'.replace('inner', '')));
  made.commit({ 'src/a.ts': 'export const a = 1;\n', 'logo.png': new Uint8Array([1, 0, 2]) });
  made.link('src/link.ts', 'a.ts');
  made.link('linked', 'src');
  made.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.root, 'vendor');
  made.commit({ '.gitignore': 'secret.ts\n', 'weird ü name.ts': 'x\n' });
  made.write({ 'secret.ts': '', 'src/new.ts': '' });
  const known = await read(made.root, [
    'src/a.ts',
    'src',
    'src/',
    'weird%20%C3%BC%20name.ts#L1',
    'secret.ts',
    'src/new.ts',
    'src/A.ts',
    'src/link.ts',
    'linked/a.ts',
    'vendor',
    'vendor/lib.ts',
    '.git/config',
    'src/../src/a.ts',
    '/etc/passwd',
    'C:/a.ts',
    'src/a.ts/',
    'logo.png',
    'logo.png#L1',
    'logo.png#a',
    'src/#a',
    '',
    './src/a.ts',
    'src/a.ts#L1C1-L1C5',
    '__proto__',
    'constructor#L1',
  ]);
  expect([known.commit, known.problem]).toEqual([null, null]);
  const all = Object.keys(known.references?.places ?? {}).map((one) => [one, known.of(one)]);
  expect(Object.fromEntries(all)).toEqual({
    'src/billing/retry.ts#retryInvoice': 'absent',
    'src/a.ts': ['src/a.ts', null],
    src: ['src/', null],
    'src/': ['src/', null],
    'weird%20%C3%BC%20name.ts#L1': ['weird ü name.ts', { from: 1, to: 1 }],
    'secret.ts': 'untracked',
    'src/new.ts': 'untracked',
    'src/A.ts': 'absent',
    'src/link.ts': 'link',
    'linked/a.ts': 'link',
    vendor: 'submodule',
    'vendor/lib.ts': 'submodule',
    '.git/config': 'git-folder',
    'src/../src/a.ts': 'outside',
    '/etc/passwd': 'outside',
    'C:/a.ts': 'outside',
    'src/a.ts/': 'is-file',
    'logo.png': ['logo.png', null],
    'logo.png#L1': 'binary',
    'logo.png#a': 'binary',
    'src/#a': 'is-folder',
    '': 'absent',
    './src/a.ts': 'absent',
    'src/a.ts#L1C1-L1C5': 'malformed',
    'constructor#L1': 'absent',
  });
  expect(known.references?.places['src/A.ts']).toMatchObject({ suggestion: 'src/a.ts' });
  expect(known.references?.places['./src/a.ts']).toMatchObject({ suggestion: 'src/a.ts' });
});

test('reads the pinned commit, whatever has changed since', async () => {
  const made = repository();
  const first = made.commit({ 'a.ts': 'export const a = 1;\n' });
  made.commit({ 'a.ts': null, 'b.ts': '' });
  const facts = `repository: { commit: "${first.slice(0, 8)}" }\n`;
  const known = await read(made.root, ['a.ts#a', 'b.ts'], facts);
  expect([known.commit, known.of('a.ts#a'), known.of('b.ts')]).toEqual([
    first,
    ['a.ts', { from: 1, to: 1 }],
    'untracked',
  ]);
  expect(known.references?.drift).toEqual({
    branch: 'main',
    documents: { 'content/demo/page.mdx': { 'a.ts#a': 'gone' } },
  });
  const unknown = await read(made.root, ['a.ts'], 'repository: { commit: "0123456789" }\n');
  expect([unknown.commit, unknown.problem]).toEqual([null, 'unknown-commit']);
});

test('resolves paths from "repository.path", also in a subfolder of a repository', async () => {
  const made = repository({ 'app/src/a.ts': 'a\nb\n', 'src/top.ts': '', 'w/content/x': '' });
  const facts = 'repository: { path: ../../../app }\n';
  const known = await read(join(made.root, 'w'), ['src/a.ts#L2', 'src/top.ts'], facts);
  expect([known.of('src/a.ts#L2'), known.of('src/top.ts')]).toEqual([
    ['src/a.ts', { from: 2, to: 2 }],
    'absent',
  ]);
  const pinned = await read(
    join(made.root, 'w'),
    ['src/a.ts#L2'],
    `repository: { path: ../../../app, commit: "${made.git('rev-parse', 'HEAD').trim()}" }\n`,
  );
  expect(pinned.of('src/a.ts#L2')).toEqual(['src/a.ts', { from: 2, to: 2 }]);
});

test('without a repository, nothing is known and nothing fails', async () => {
  const folder = temporaryFolder();
  expect((await read(folder, ['a.ts'])).problem).toBe('no-repository');
});

describe('the path of a repository', () => {
  const problemAt = async (root: string, path: string, repositories: string[] | null = null) => {
    mkdirSync(join(root, 'content', 'demo'), { recursive: true });
    const files = validFiles();
    const index = files['content/demo/index.mdx'] ?? '';
    files['content/demo/index.mdx'] = index.replace(
      'people:',
      `repository: { path: ${JSON.stringify(path)} }\npeople:`,
    );
    const { engagements } = workspaceOf(files);
    const { demo } = await readCode(engagements, { ...anywhere(root), repositories });
    return demo?.problem;
  };

  test('must lead to a folder, and not into a git directory of any name', async () => {
    const made = repository({ 'src/a.ts': '' });
    mkdirSync(join(made.root, 'other'));
    repository({ 'a.ts': '' }, join(made.root, 'other'));
    cpSync(join(made.root, 'other', '.git'), join(made.root, 'vendor'), { recursive: true });
    made.git('clone', '--quiet', '--bare', made.root, join(made.root, 'bare'));
    made.git('worktree', 'add', '--quiet', join(made.root, 'tree'));
    symlinkSync('../.git', join(made.root, 'src', 'link'));
    for (const path of ['vendor', 'bare', '.git', '.git/refs', 'src/link', 'src/link/objects']) {
      expect(await problemAt(made.root, `../../${path}`), path).toBe('git-folder');
    }
    for (const path of ['nowhere', 'src/a.ts', 'src/a\0', 'other/../../nowhere']) {
      expect(await problemAt(made.root, `../../${path}`), path).toBe('no-folder');
    }
    // A folder inside a renamed git directory belongs to the surrounding repository.
    for (const path of ['', 'src', 'other', 'tree', 'vendor/refs']) {
      expect(await problemAt(made.root, `../../${path}`), path).toBe(null);
    }
    expect(await problemAt(temporaryFolder(), '../..')).toBe('no-repository');
  });

  test('must lead to a repository that the settings list, if they list any', async () => {
    const made = repository({ 'src/a.ts': '' });
    const other = repository({ 'lib/a.ts': '' });
    const third = repository({ 'a.ts': '' });
    const up = (root: string) => relative(join(made.root, 'content', 'demo'), root);
    const allowed = [relative(made.root, other.root), 'nowhere'];
    expect(await problemAt(made.root, up(other.root), allowed)).toBe(null);
    expect(await problemAt(made.root, up(join(other.root, 'lib')), allowed)).toBe(null);
    expect(await problemAt(made.root, '../../src', [])).toBe(null);
    expect(await problemAt(made.root, up(third.root), allowed)).toBe('other-repository');
    expect(await problemAt(made.root, up(third.root), [])).toBe('other-repository');
    symlinkSync(third.root, join(made.root, 'src', 'link'));
    expect(await problemAt(made.root, '../../src/link', allowed)).toBe('other-repository');
    expect(await problemAt(made.root, '../../src/link')).toBe(null);
  });
});

test('content does not count as code, whichever path leads to it', async () => {
  const made = repository({
    'src/a.ts': '',
    'content/demo/index.mdx': '',
    'content/demo/pulls.json': '',
    'content/other/notes.mdx': '',
    'content/_shared/a.mdx': '',
    'old/content/acme/index.md': '',
    'old/content/acme/team.md': '',
    'old/content/data.csv': '',
    'blog/content/post.md': '',
    '.prebrief/cache/a': '',
    'src/.prebrief/a': '',
  });
  made.write({ 'untracked/content/acme/index.mdx': '' });
  made.commit({ 'untracked/content/acme/team.mdx': '' });
  made.git('rm', '--cached', '--quiet', 'untracked/content/acme/index.mdx');
  const content = [
    'content/demo/pulls.json',
    'content/other/notes.mdx#L1',
    'content/other/',
    'content',
    'content/_shared/a.mdx',
    'old/content/acme/team.md',
    'old/content/data.csv',
    'untracked/content/acme/team.mdx',
    '.prebrief/cache/a',
    'src/.prebrief/a',
  ];
  const code = ['src/a.ts', 'blog/content/post.md'];
  const known = await read(made.root, [...content, ...code]);
  for (const path of content) expect(known.of(path), path).toBe('content');
  for (const path of code) expect(known.of(path), path).toEqual([path, null]);

  // Relative to the folder itself, nothing in it is tracked either.
  for (const [path, named] of [
    ['..', 'other/notes.mdx'],
    ['../other', 'notes.mdx'],
    ['.', 'pulls.json'],
    ['../../old/content/acme', 'team.md'],
    ['../../old/content', 'data.csv'],
    ['../../.prebrief', 'cache/a'],
  ] as const) {
    const inside = await read(made.root, [named, ''], `repository: { path: ${path} }\n`);
    expect(inside.of(named), path).toBe('content');
  }
  const covered = await read(
    made.root,
    [],
    'covers: ["**/*.mdx", "content/**", "old/content/acme/"]\n',
  );
  expect(Object.values(covered.references?.globs ?? {})).toEqual([0, 0, 0]);
});

test('reports what a partial clone lacks, and continues', async () => {
  const made = repository({ 'src/a.ts': 'a\nb\n', 'src/b.ts': 'b\n', 'db.sql': '' });
  const first = made.git('rev-parse', 'HEAD').trim();
  made.commit({ 'src/a.ts': 'export const a = 1;\n', 'src/b.ts': null, 'src/c.ts': 'b\nc\n' });
  made.git('config', 'uploadpack.allowFilter', 'true');
  const clone = join(temporaryFolder(), 'clone');
  const filter = ['--no-checkout', '--filter=blob:none'];
  made.git('clone', '--quiet', ...filter, `file://${made.root}`, clone);
  const facts = `repository: { commit: "${first}" }\n`;
  const known = await read(clone, ['src/a.ts', 'src/', 'src/a.ts#a', 'src/b.ts#L1'], facts);
  expect(known.of('src/a.ts')).toEqual(['src/a.ts', null]);
  expect(known.of('src/')).toEqual(['src/', null]);
  expect(known.of('src/a.ts#a')).toBe('unfetched');
  expect(known.of('src/b.ts#L1')).toBe('unfetched');
});

test('content at the pinned commit does not count as code, wherever it is now', async () => {
  const made = repository();
  const commit = made.commit({ 'old/content/acme/index.mdx': '', 'old/content/acme/team.mdx': '' });
  made.git('rm', '-r', '--quiet', 'old');
  made.commit({ 'old/content/acme/code.ts': '' });
  const pin = `commit: "${commit}"`;
  const named = 'old/content/acme/team.mdx';
  expect((await read(made.root, [named], `repository: { ${pin} }\n`)).of(named)).toBe('content');
  const facts = `repository: { ${pin}, path: ../../old/content/acme }\n`;
  expect((await read(made.root, ['team.mdx'], facts)).of('team.mdx')).toBe('content');
});

test('ignores what a hook sets for its own repository', async () => {
  const made = repository({ 'a.ts': '' });
  process.env.GIT_DIR = '/nowhere';
  process.env.GIT_INDEX_FILE = '/nowhere/index';
  try {
    expect((await read(made.root, ['a.ts'])).of('a.ts')).toEqual(['a.ts', null]);
  } finally {
    delete process.env.GIT_DIR;
    delete process.env.GIT_INDEX_FILE;
  }
});
