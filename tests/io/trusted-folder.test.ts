import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openUserCache, privateFolder, trustedWithin } from '../../src/io/trusted-folder.ts';

const ME = BigInt(process.geteuid?.() ?? 0);
const SOMEBODY = ME + 4242n;

/** A workspace in a checkout, and a home folder next to it. */
function places() {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'prebrief-trust-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const at = (path: string) => join(folder, path);
  for (const path of ['checkout/.git', 'checkout/docs/content', 'home']) {
    mkdirSync(at(path), { recursive: true });
  }
  const opened = (XDG_CACHE_HOME: string | undefined, id: bigint | null = ME) =>
    openUserCache('press', at('checkout/docs'), {
      env: { XDG_CACHE_HOME },
      platform: 'linux',
      home: at('home'),
      id,
    });
  return { at, opened };
}

const mode = (path: string) => statSync(path).mode & 0o777;

test('creates folders that only the user can access, whatever the umask', () => {
  const { at, opened } = places();
  const before = process.umask(0);
  onTestFinished(() => void process.umask(before));
  expect(opened(undefined)).toEqual({ folder: at('home/.cache/prebrief/press'), refusal: null });
  for (const path of ['home/.cache', 'home/.cache/prebrief', 'home/.cache/prebrief/press']) {
    expect(mode(at(path)), path).toBe(0o700);
  }
  // It still exists the next time.
  expect(opened(undefined).folder).toBe(at('home/.cache/prebrief/press'));
});

test('refuses another user’s cache', () => {
  const { opened } = places();
  expect(opened(undefined).refusal).toBeNull();
  expect(opened(undefined, SOMEBODY).refusal).toMatch(/belongs to another user/);
});

test.for([0o770, 0o720, 0o702, 0o777, 0o1777])(
  'refuses a folder that other users can write to (%o)',
  (open) => {
    for (const path of ['home/.cache/prebrief/press', 'home/.cache/prebrief']) {
      const { at, opened } = places();
      expect(opened(undefined).refusal).toBeNull();
      chmodSync(at(path), open);
      expect(opened(undefined).refusal, path).toBe(`other users can write to ${at(path)}`);
      // Permissions are not changed without asking.
      expect(statSync(at(path)).mode & 0o7777).toBe(open);
    }
  },
);

test('refuses and leaves alone a parent folder that other users can write to', () => {
  const { at, opened } = places();
  mkdirSync(at('shared'));
  chmodSync(at('shared'), 0o777);
  expect(opened(at('shared/cache')).refusal).toBe(`other users can write to ${at('shared')}`);
  expect(existsSync(at('shared/cache'))).toBe(false);
  // As in /tmp, where every user can create files but only delete their own.
  chmodSync(at('shared'), 0o1777);
  expect(opened(at('shared/cache')).refusal).toBeNull();
});

test('refuses any path inside the workspace’s repository', () => {
  const { at, opened } = places();
  symlinkSync(at('checkout/docs'), at('link'));
  symlinkSync(at('link'), at('second'));
  symlinkSync(at('checkout/docs/none'), at('dangling'));
  mkdirSync(at('checkout/docs/real'));
  symlinkSync(at('checkout/docs/real'), at('home/.cache'));
  const before = ['checkout/docs/.cache', 'checkout/docs/a', 'checkout/.cache'];
  for (const path of [
    'checkout/docs',
    'checkout/docs/.cache',
    'checkout/docs/a/b/c',
    'checkout/docs/../docs/.cache',
    'home/../checkout/docs/.cache',
    // Anywhere in the checkout, because the workspace may be a subfolder of it.
    'checkout',
    'checkout/.cache',
    'link',
    'link/.cache',
    'second/.cache',
    'home/.cache',
  ]) {
    expect(opened(at(path)).refusal, path).toMatch(/is inside the workspace$/);
  }
  expect(opened(at('dangling')).folder).toBeNull();
  expect(opened(undefined).refusal).toMatch(/is inside the workspace$/);
  expect(before.filter((path) => existsSync(at(path)))).toEqual([]);
  expect(existsSync(at('checkout/docs/real/prebrief'))).toBe(false);
});

test('does not follow a link from a good folder into the workspace', () => {
  const { at, opened } = places();
  mkdirSync(at('home/.cache'), { mode: 0o700 });
  mkdirSync(at('checkout/docs/press'), { mode: 0o700 });
  symlinkSync(at('checkout/docs'), at('home/.cache/prebrief'));
  expect(opened(undefined).refusal).toMatch(/is inside the workspace$/);
});

test('says if it is not a folder or cannot be created', () => {
  const { at, opened } = places();
  writeFileSync(at('file'), '');
  expect(opened(at('file')).refusal).toBe(`${at('file')} cannot be used (EEXIST)`);
  expect(opened('/dev/null/cache').folder).toBeNull();
  const nobody = { env: {}, platform: 'linux', home: null, id: ME } as const;
  expect(openUserCache('press', at('checkout'), nobody).refusal).toBe('there is no home folder');
});

test('trusts a subfolder only if it is a folder that only this user can access', () => {
  const { at, opened } = places();
  const { folder } = opened(undefined);
  if (folder === null) throw new Error('It was not opened.');
  for (const name of ['good', 'open', 'file']) mkdirSync(join(folder, name), { mode: 0o700 });
  chmodSync(join(folder, 'open'), 0o777);
  rmSync(join(folder, 'file'), { recursive: true });
  writeFileSync(join(folder, 'file'), '');
  symlinkSync(at('checkout/docs'), join(folder, 'link'));
  expect(trustedWithin(folder, 'good')).toBe(join(folder, 'good'));
  for (const name of ['open', 'file', 'link', 'none']) {
    expect(trustedWithin(folder, name), name).toBeNull();
  }
});

test('a private folder is new, and only for this user', () => {
  const folders = [privateFolder(), privateFolder()];
  onTestFinished(() => folders.forEach((folder) => void rmSync(folder, { recursive: true })));
  expect(new Set(folders).size).toBe(2);
  for (const folder of folders) expect(mode(folder)).toBe(0o700);
});
