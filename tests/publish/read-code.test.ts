import { join } from 'node:path';
import { expect, test } from 'vitest';
import { placeOf } from '../../src/model/code.ts';
import { readCode } from '../../src/publish/read-code.ts';
import { repository, temporaryFolder } from '../repository.ts';
import { validFiles, workspaceOf } from '../valid-workspace.ts';

/** What is known of the code that a page names, in a workspace that lies in a folder. */
async function read(root: string, references: readonly string[], repositoryFacts = '') {
  const files = validFiles();
  const index = files['content/demo/index.mdx'] ?? '';
  files['content/demo/index.mdx'] = index.replace('people:', `${repositoryFacts}people:`);
  const links = references.map((one) => `- [x](<repo:${one}>)\n`).join('');
  files['content/demo/page.mdx'] = `---\ntitle: P\ndescription: P.\n---\n\n${links}`;
  const { demo } = await readCode(root, workspaceOf(files));
  return {
    ...demo,
    of: (reference: string) => {
      const place = placeOf(demo, reference);
      return place?.problem === null ? [place.path, place.lines] : place?.reason;
    },
  };
}

test('only what git tracks is there, and nothing behind a link or in another repository', async () => {
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

test('the pinned commit counts, whatever has become of it', async () => {
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

test('paths count from the folder that "repository.path" names, also below the top of a repository', async () => {
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

test('without a repository nothing is known, and nothing fails', async () => {
  const folder = temporaryFolder();
  expect((await read(folder, ['a.ts'])).problem).toBe('no-repository');
  expect((await read(folder, ['a.ts'], 'repository: { path: ../nowhere }\n')).problem).toBe(
    'no-repository',
  );
});

test('what a hook sets for its own repository does not matter', async () => {
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
