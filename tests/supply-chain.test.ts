import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../src/io/package-root.ts';

interface Locked {
  version: string;
  resolved?: string;
  integrity?: string;
  license?: string;
  dev?: boolean;
  link?: boolean;
  inBundle?: boolean;
  hasInstallScript?: boolean;
}

const read = (file: string) => readFileSync(join(packageRoot(), file), 'utf8');
const manifest = JSON.parse(read('package.json'));
const lock = JSON.parse(read('package-lock.json'));
const locked = Object.entries<Locked>(lock.packages)
  .filter(([path]) => path !== '')
  .map(([path, one]) => ({ ...one, path, name: path.split('node_modules/').at(-1) ?? '' }));

/** Licences allowed for dependencies; `AND` requires each, `OR` one. */
const ALLOWED = new Set([
  ...['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0'],
  ...['MPL-2.0', 'EPL-2.0', 'CC0-1.0', 'Unlicense', 'Python-2.0', 'PSF-2.0'],
  // The library sharp is based on, as a separate, replaceable file.
  'LGPL-3.0-or-later',
]);

/** No licence in package.json, but the MIT License as a file. */
const UNNAMED = new Set(['khroma']);

function isAllowed(license: string): boolean {
  const plain = license.replace(/[()]/g, '');
  if (plain.includes(' AND ')) return plain.split(' AND ').every(isAllowed);
  return plain.split(' OR ').some((one) => ALLOWED.has(one));
}

describe('every dependency', () => {
  test('is pinned to one version from the registry', () => {
    const { dependencies, devDependencies, optionalDependencies = {} } = manifest;
    const all = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
    expect(all.length).toBeGreaterThan(40);
    expect(all.filter(([, range]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(String(range)))).toEqual(
      [],
    );
    expect(manifest.overrides ?? {}).toEqual({});
  });

  test('is locked with its hash, and comes from the registry', () => {
    expect(lock.lockfileVersion).toBe(3);
    const odd = locked.filter(
      ({ version, integrity, resolved, link, inBundle }) =>
        link === true ||
        !/^\d/.test(version) ||
        (!inBundle && !/^sha512-[\w+/]+=*$/.test(integrity ?? '')) ||
        (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/')),
    );
    expect(odd.map(({ path }) => path)).toEqual([]);
  });

  test('has a licence that we have reviewed', () => {
    const others = locked.filter(
      ({ dev, name, license = '' }) => !dev && !UNNAMED.has(name) && !isAllowed(license),
    );
    expect(others.map(({ path, license }) => `${path}: ${license}`)).toEqual([]);
  });
});

/** The rows of the table below a heading of docs/security.md: its first cells, without backticks. */
function rowsBelow(heading: string): string[] {
  const [, section = ''] = read('docs/security.md').split(`### ${heading}\n`);
  return Array.from(
    section.split(/^#/m)[0]?.matchAll(/^\| `([^`]+)` \|/gm) ?? [],
    ([, name = '']) => name,
  );
}

describe('the install scripts are those in docs/security.md', () => {
  const running = (isDev: boolean) =>
    locked
      .filter((one) => one.hasInstallScript && (one.dev ?? false) === isDev)
      .map(({ name }) => name);

  test('for users', () => {
    expect(rowsBelow('What runs when you install Prebrief')).toEqual(running(false));
  });

  test('for contributors', () => {
    expect(rowsBelow('What runs when you work on it')).toEqual(running(true));
    expect(Object.keys(manifest.allowScripts).toSorted()).toEqual(
      [...running(true), ...running(false)].toSorted(),
    );
  });

  test('and the package itself has none', () => {
    const hooks = ['preinstall', 'install', 'postinstall', 'prepare'];
    expect(hooks.filter((name) => name in manifest.scripts)).toEqual([]);
  });
});
