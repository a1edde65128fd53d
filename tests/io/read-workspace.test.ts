import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { packageRoot } from '../../src/io/package-root.ts';
import { findComponents } from '../../src/io/read-components.ts';
import { readWorkspace } from '../../src/io/read-workspace.ts';
import { openFolders, readFrom } from '../../src/io/real-files.ts';

let home = '';
const at = (path: string) => join(home, 'workspace', path);

beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'prebrief-files-')));
  write({
    '.env': 'TOKEN=qzenv',
    '.git/config': 'qzgit',
    '.prebrief/cache.txt': 'qzcache',
    'README.md': 'qzreadme',
    'content/demo/index.mdx': 'index',
    'content/demo/spec.mdx': 'spec',
    'content/demo/img/plan.png': 'plan',
    'content/demo/_private/draft.png': 'qzdraft',
    'content/other/index.mdx': 'qzother',
    'content/other/img/secret.png': 'qzsecret',
    'content/_shared/laptops.mdx': 'laptops',
    'content/_shared/disk.png': 'disk',
    '../outside/private.png': 'qzoutside',
    '../outside/page.mdx': 'qzoutside',
  });
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

function write(files: Record<string, string>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(at(file)), { recursive: true });
    writeFileSync(at(file), text);
  }
}

function link(path: string, target: string): void {
  mkdirSync(dirname(at(path)), { recursive: true });
  symlinkSync(target, at(path));
}

function pipe(path: string): void {
  mkdirSync(dirname(at(path)), { recursive: true });
  execFileSync('mkfifo', [at(path)]);
}

/** What is read, by file, and what is rejected. */
function read(options: { content?: string; templates?: string } = {}) {
  const files = readWorkspace({
    root: at('.').replace(/\/\.$/, ''),
    content: 'content',
    templates: 'templates',
    builtInTemplates: join(packageRoot(), 'templates'),
    ...options,
  });
  const texts: Record<string, string> = {};
  const refused = files.refused.map(({ file }) => file);
  for (const { file, content } of [...files.documents, ...files.templates, ...files.svgs]) {
    if (content instanceof Uint8Array) texts[file] = new TextDecoder().decode(content);
    else refused.push(file);
  }
  for (const { file, content } of files.texts) {
    if (content instanceof Uint8Array) texts[file] = new TextDecoder().decode(content);
  }
  for (const { file } of files.assets) texts[file] ??= '';
  return { texts, refused: refused.sort(), all: JSON.stringify(texts), files };
}

describe('a link', () => {
  test.each([
    ['to another file of its engagement', 'content/demo/a.png', 'img/plan.png'],
    ['to its file by an absolute path', 'content/demo/a.png', '/content/demo/img/plan.png'],
    ['to a folder of its engagement', 'content/demo/pictures', 'img'],
    ['within the shared documents', 'content/_shared/a.png', 'disk.png'],
  ])('%s is followed', (_, path, target) => {
    link(path, target.startsWith('/') ? at(target.slice(1)) : target);
    const { texts, refused } = read();
    expect(refused).toEqual([]);
    expect(Object.keys(texts).some((file) => file.startsWith(path))).toBe(true);
  });

  test.each([
    ['to the config of git', 'content/demo/a.txt', '../../.git/config'],
    ['to the folder of git', 'content/demo/a', '../../.git'],
    ['to the environment', 'content/demo/a.txt', '../../.env'],
    ['to a file of the workspace', 'content/demo/a.txt', '../../README.md'],
    ['to a cache', 'content/demo/a.txt', '../../.prebrief/cache.txt'],
    ['out of the workspace', 'content/demo/a.png', '../../../outside/private.png'],
    ['to a document outside the workspace', 'content/demo/a.mdx', '../../../outside/page.mdx'],
    ['into another engagement', 'content/demo/a.png', '../other/img/secret.png'],
    ['to the folder of another engagement', 'content/demo/a', '../other'],
    ['into the shared documents', 'content/demo/a.png', '../_shared/disk.png'],
    ['from the shared documents', 'content/_shared/a.png', '../demo/img/plan.png'],
    ['to a file that starts with an underscore', 'content/demo/a.png', '_private/draft.png'],
    ['to a folder that starts with an underscore', 'content/demo/a', '_private'],
    ['to a document under another extension', 'content/demo/a.txt', 'spec.mdx'],
    ['that is broken', 'content/demo/a.png', 'nowhere.png'],
    ['to itself', 'content/demo/a.mdx', 'a.mdx'],
    ['to the folder that it is in', 'content/demo/img/a', '.'],
    ['to the folder above', 'content/demo/img/a', '..'],
    ['to the content', 'content/demo/a', '..'],
    ['to the root folder', 'content/demo/a', '/'],
    ['in place of an engagement', 'content/third', 'demo'],
    ['in place of an engagement, out of the content', 'content/third', '../../outside'],
    ['in place of an engagement, to git', 'content/third', '../.git'],
    ['in place of a file beside them', 'content/a.png', 'demo/img/plan.png'],
  ])('%s is refused', (_, path, target) => {
    link(path, target);
    const { texts, refused, all } = read();
    expect(refused).toEqual([path]);
    expect(Object.keys(texts).filter((file) => file.startsWith(path))).toEqual([]);
    expect(all.replace(/"content\/other\/index.mdx":"qzother"/, '')).not.toMatch(/qz\w+/);
  });

  test('that leads through another one is judged by where it ends', () => {
    link('hop/on', '../content/other/img');
    link('content/demo/far.png', '../../hop/on/secret.png');
    link('content/demo/far', '../../hop');
    link('content/demo/steps/one', '../img');
    link('content/demo/steps/two.png', 'one/plan.png');
    expect(read().refused).toEqual(['content/demo/far', 'content/demo/far.png']);
  });

  test('below a folder that was reached through one is judged by its own engagement', () => {
    link('content/demo/img/out', '../../other/img');
    link('content/demo/alias', 'img');
    expect(read().refused).toEqual(['content/demo/alias/out', 'content/demo/img/out']);
  });

  test('that forms a cycle with another one is followed once', () => {
    link('content/demo/a/to-b', '../b');
    link('content/demo/b/to-a', '../a');
    write({ 'content/demo/a/a.png': '', 'content/demo/b/b.png': '' });
    const { refused, texts } = read();
    expect(refused).toEqual(['content/demo/a/to-b/to-a', 'content/demo/b/to-a/to-b']);
    expect(texts['content/demo/a/to-b/b.png']).toBe('');
  });

  test('that multiplies files with others is followed only so far', () => {
    for (let level = 0; level < 30; level++) {
      link(`content/demo/d${level}/l`, `../d${level + 1}`);
      link(`content/demo/d${level}/r`, `../d${level + 1}`);
    }
    write({ 'content/demo/d30/a.png': '' });
    const { refused, texts } = read();
    expect(refused.length).toBeGreaterThan(0);
    expect(Object.keys(texts).length).toBeLessThan(4_000);
  });

  test('that replaces a file after the workspace was read is not followed', () => {
    const { files } = read();
    const folders = openFolders({ root: dirname(at('content')), contentFolder: 'content' });
    rmSync(at('content/demo/spec.mdx'));
    link('content/demo/spec.mdx', '../other/index.mdx');
    rmSync(at('content/demo/img'), { recursive: true });
    link('content/demo/img', '../other/img');
    const spec = files.documents.find(({ file }) => file === 'content/demo/spec.mdx');
    expect(spec?.content).toMatchObject({ message: expect.stringContaining('points outside') });
    expect(readFrom(folders, 'content/demo/img/secret.png')).toHaveProperty('message');
    expect(readFrom(folders, 'content/demo/img/nothing.png')).toBeNull();
  });
});

describe('the content folder', () => {
  test('can be a link to a folder in the workspace', () => {
    write({ 'docs/briefs/demo/index.mdx': 'moved', 'docs/briefs/demo/a.png': '' });
    link('briefs', 'docs/briefs');
    link('docs/briefs/demo/b.png', 'a.png');
    const { texts, refused } = read({ content: 'briefs' });
    expect(texts).toEqual({
      'briefs/demo/index.mdx': 'moved',
      'briefs/demo/a.png': '',
      'briefs/demo/b.png': '',
    });
    expect(refused).toEqual([]);
  });

  test.each(['../outside', '.git', '/etc', '.', 'nowhere'])('cannot be a link to %s', (target) => {
    link('briefs', target);
    expect(() => read({ content: 'briefs' })).toThrow(UserError);
  });

  test('can be outside the workspace if the settings say so', () => {
    write({ '../outside/briefs/demo/index.mdx': 'there' });
    const { texts } = read({ content: '../outside/briefs' });
    expect(texts).toEqual({ '../outside/briefs/demo/index.mdx': 'there' });
  });
});

describe('templates', () => {
  test('can link only to files that are neither content nor hidden', () => {
    write({ 'shared/brief.mdx': 'brief', 'templates/page.mdx': 'page' });
    link('templates/brief.mdx', '../shared/brief.mdx');
    link('templates/access.mdx', 'page.mdx');
    for (const [name, target] of [
      ['a', '../.git/config'],
      ['b', '../content/other/index.mdx'],
      ['c', '../../outside/page.mdx'],
      ['d', 'nowhere.mdx'],
      ['e', 'e.mdx'],
      ['f', '../.env'],
    ])
      link(`templates/${name}.mdx`, target ?? '');
    const { texts, refused, all } = read();
    expect(texts['templates/brief.mdx']).toBe('brief');
    expect(texts['templates/access.mdx']).toBe('page');
    expect(refused).toEqual([...'abcdef'].map((name) => `templates/${name}.mdx`));
    expect(all).not.toMatch(/qz(?:git|env|outside)/);
  });

  test('cannot be in a folder that links to content', () => {
    link('templates', 'content/other');
    expect(read().refused).toEqual(['templates']);
  });

  test('can be elsewhere if the settings say so', () => {
    write({ '../outside/templates/brief.mdx': 'theirs' });
    link('../outside/templates/page.mdx', '../page.mdx');
    const { texts, refused } = read({ templates: '../outside/templates' });
    expect(texts['../outside/templates/brief.mdx']).toBe('theirs');
    expect(refused).toEqual(['../outside/templates/page.mdx']);
  });
});

test('components must be regular files in the workspace', () => {
  write({ 'components/Price.astro': '', 'lib/Chart.astro': '' });
  link('components/Chart.astro', '../lib/Chart.astro');
  link('components/Git.astro', '../.git/config');
  link('components/Other.astro', '../content/other/index.mdx');
  pipe('components/Pipe.astro');
  const { files, refused } = read();
  expect(files.components).toEqual(['Chart', 'Price']);
  expect(refused).toEqual(['Git', 'Other', 'Pipe'].map((name) => `components/${name}.astro`));
  const found = findComponents({ root: dirname(at('content')), contentFolder: 'content' });
  expect(Object.keys(found)).toEqual(['Chart', 'Price']);
});

test('a file that is not a regular file is never opened', () => {
  for (const name of ['a.mdx', 'b.svg', 'c.txt', 'd.png', 'e']) pipe(`content/demo/${name}`);
  pipe('templates/brief.mdx');
  link('content/demo/link.mdx', 'a.mdx');
  link('content/demo/null.mdx', '/dev/null');
  const { refused, texts } = read();
  expect(refused).toEqual([
    ...['a.mdx', 'b.svg', 'link.mdx', 'null.mdx'].map((name) => `content/demo/${name}`),
    'templates/brief.mdx',
  ]);
  expect(Object.keys(texts)).not.toContain('content/demo/d.png');
  expect(existsSync(at('content/demo/e'))).toBe(true);
});

test('an unreadable folder is reported, and hides nothing else', () => {
  // An overlong path fails for every user, and creating one needs no privileges.
  const name = 'n'.repeat(250);
  const script = `for (let i = 0; i < 17; i++) { fs.mkdirSync('${name}'); process.chdir('${name}'); }`;
  execFileSync(process.execPath, ['-e', script], { cwd: at('content/demo') });
  const { refused, texts, files } = read();
  expect(refused).toHaveLength(1);
  expect(refused[0]).toMatch(/^content\/demo\/n+/);
  expect(files.refused[0]?.problem.message).toBe('It cannot be read (ENAMETOOLONG).');
  expect(texts['content/demo/spec.mdx']).toBe('spec');
  execFileSync('rm', ['-rf', name], { cwd: at('content/demo') });
});
