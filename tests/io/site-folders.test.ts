import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { requireOutFolder, siteFolders, strandedSites } from '../../src/io/site-folders.ts';
import type { Audience } from '../../src/model/workspace.ts';

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'prebrief folders ü-')));
});
afterEach(() => rmSync(root, { recursive: true }));

const settings = { out: 'dist', content: 'content', templates: 'templates' };

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

function site(folder: string, slug: string, audience: Audience = 'contractor'): void {
  write(`${folder}/prebrief.json`, JSON.stringify({ version: 1, slug, base: '/' }));
  const copy = audience === 'team' ? '<p class="team-copy">Team copy</p>' : '';
  write(`${folder}/index.html`, `<header>${copy}</header><main>class="team-copy"</main>`);
}

function accepts(out: string, audience: Audience, slugs = ['demo'], more = {}): boolean {
  const place = { root, settings: { ...settings, ...more } };
  try {
    requireOutFolder(join(root, out), audience, slugs, place);
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

test('each audience has its own folder', () => {
  expect(siteFolders({ root, settings })).toEqual({
    contractor: join(root, 'dist'),
    team: join(root, 'dist-team'),
  });
});

describe.each([false, true])(
  'the other audience’s folder is refused (already built: %s)',
  (isThere) => {
    beforeEach(() => {
      if (!isThere) return;
      site('dist/demo', 'demo');
      site('dist-team/demo', 'demo', 'team');
    });

    test.each([
      'dist',
      'dist/',
      './dist/../dist',
      'dist/demo',
      'dist/deep/er',
      'link',
      'link/deep',
      'far',
    ])('the team’s site into %s', (out) => {
      symlinkSync('dist', join(root, 'link'));
      mkdirSync(join(root, 'a'));
      symlinkSync('../link/inner', join(root, 'a/inner'));
      symlinkSync('a/inner', join(root, 'far'));
      expect(accepts(out, 'team')).toBe(false);
      expect(accepts('dist', 'contractor')).toBe(true);
    });

    test.each(['dist-team', 'dist-team/demo', 'link'])('a contractor’s site into %s', (out) => {
      symlinkSync('dist-team', join(root, 'link'));
      expect(accepts(out, 'contractor')).toBe(false);
      expect(accepts('dist-team', 'team')).toBe(true);
    });

    test('a folder with a longer name is accepted', () => {
      expect(accepts('dist-two', 'team')).toBe(true);
      expect(accepts('distant', 'team')).toBe(true);
    });

    test('follows the settings', () => {
      expect(accepts('public/sites', 'team', ['demo'], { out: 'public' })).toBe(false);
      expect(accepts('other', 'team', ['demo'], { out: 'public' })).toBe(true);
    });
  },
);

test('a circular link is refused', () => {
  symlinkSync('two', join(root, 'one'));
  symlinkSync('one', join(root, 'two'));
  expect(accepts('one', 'team')).toBe(false);
});

test('a site for the other audience is never replaced, in any folder', () => {
  site('public/demo', 'demo');
  site('internal/demo', 'demo', 'team');
  expect(accepts('public', 'contractor')).toBe(true);
  expect(accepts('public', 'team')).toBe(false);
  expect(accepts('internal', 'team')).toBe(true);
  expect(accepts('internal', 'contractor')).toBe(false);
  expect(accepts('internal', 'contractor', ['other'])).toBe(true);
});

test.each([
  ...['content', 'content/demo', 'templates', '.prebrief/sites', '.git'],
  ...['..', 'into-content'],
])('%s cannot contain sites', (out) => {
  mkdirSync(join(root, 'content/demo'), { recursive: true });
  symlinkSync('content', join(root, 'into-content'));
  const slugs = [root.split('/').at(-1) ?? ''];
  expect(accepts(out, 'contractor', slugs)).toBe(false);
});

test('the workspace itself can contain sites', () => {
  expect(accepts('.', 'contractor')).toBe(true);
  expect(accepts('.', 'contractor', ['demo'], { out: '.' })).toBe(true);
  expect(accepts('internal', 'team', ['demo'], { out: '.' })).toBe(true);
});

test('finds the sites of removed engagements, and nothing else', () => {
  site('dist/demo', 'demo');
  site('dist/old-export', 'old-export');
  site('dist/.demo.1-abc.previous', 'gone');
  site('dist/older', 'older', 'team');
  write('dist/notes/index.html', 'No site.');
  write('dist/broken/prebrief.json', '{');
  write('dist/list/prebrief.json', '[]');
  write('dist/null/prebrief.json', 'null');
  write('dist/file', '');
  mkdirSync(join(root, 'dist/folder/prebrief.json'), { recursive: true });
  symlinkSync('nowhere', join(root, 'dist/dangling'));
  expect(strandedSites(join(root, 'dist'), ['demo'])).toEqual([
    join(root, 'dist/old-export'),
    join(root, 'dist/older'),
  ]);
  expect(strandedSites(join(root, 'nowhere'), [])).toEqual([]);
  expect(strandedSites(join(root, 'dist/file'), [])).toEqual([]);
});
