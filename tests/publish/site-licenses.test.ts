import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { bundledInMermaid } from '../../scripts/licenses/bundled.ts';
import { namedIn, noticesText } from '../../scripts/licenses/notices.ts';
import { packageRoot } from '../../src/io/package-root.ts';
import { searchIndex } from '../../src/publish/search-index.ts';
import { siteLicenses } from '../../src/publish/site-licenses.ts';

const notices = (part: string) => readFileSync(join(packageRoot(), 'licenses', part), 'utf8');

function installed(name: string): string {
  const path = join(packageRoot(), 'node_modules', name, 'package.json');
  return `${name}@${JSON.parse(readFileSync(path, 'utf8')).version}`;
}

describe('whatever a site ships has its notice; if not, run "npm run licenses"', () => {
  test('everything that Mermaid bundles, with its version', () => {
    const bundled = bundledInMermaid().map(({ name, version }) => `${name}@${version}`);
    expect(bundled.length).toBeGreaterThan(50);
    expect(bundled[0]).toBe(installed('mermaid'));
    expect(namedIn(notices('mermaid.txt')).toSorted()).toEqual(bundled.toSorted());
  });

  test('Pagefind, with its version, and the crates compiled into it', async () => {
    const named = namedIn(notices('site.txt'));
    expect(named).toContain(installed('pagefind'));
    const html =
      '<html lang="en"><body><main data-pagefind-body><p>A word.</p></main></body></html>';
    const files = await searchIndex([{ url: '/', html }]);
    const wasm = gunzipSync(files.get('pagefind/wasm.en.pagefind') ?? new Uint8Array());
    const crates = wasm
      .toString('latin1')
      .matchAll(/index\.crates\.io-\w+\/([\w-]+?)-\d+\.\d+\.\d+/g);
    const found = new Set(Array.from(crates, ([, name]) => `${name}@crate`));
    expect(found.size).toBeGreaterThan(0);
    expect(named).toEqual(expect.arrayContaining([...found]));
  });

  test('no new licence goes unnoticed', () => {
    const text = notices('site.txt') + notices('mermaid.txt');
    const licenses = Array.from(
      text.matchAll(/^\* (\S+) \S+ \((.+)\) http\S+$/gm),
      ([, name, license]) => (license === 'see below' ? `${name}: see below` : license),
    );
    expect([...new Set(licenses)].toSorted()).toEqual([
      '(MPL-2.0 OR Apache-2.0)',
      'Apache-2.0',
      'BSD-3-Clause',
      'BlueOak-1.0.0',
      'EPL-2.0 OR GPL-3.0-or-later',
      // From a crate in Pagefind, which as a whole is under MIT. See docs/security.md.
      'GPL-3.0-only',
      'ISC',
      'MIT',
      'MIT AND BSD-3-Clause',
      'MIT OR Apache-2.0',
      // It has the MIT License as a file, but not in package.json.
      'khroma: see below',
    ]);
  });
});

test('the notices for diagrams are included only if there are diagrams', () => {
  const text = (hasDiagrams: boolean) => new TextDecoder().decode(siteLicenses(hasDiagrams));
  expect(text(false)).toBe(notices('site.txt'));
  expect(text(true)).toContain(notices('site.txt'));
  expect(text(true)).toContain(notices('mermaid.txt'));
});

test('a text shared by several packages appears once, and the names can be parsed again', () => {
  const one = {
    version: '1.0.0',
    license: 'MIT',
    source: 'https://a.example',
    text: 'Be\n  kind.',
  };
  const text = noticesText('Hello.', [
    { ...one, name: '@a/b' },
    { ...one, name: 'c', version: '2.0.0-rc.1', text: 'Be kind.\r\n' },
    { ...one, name: 'd', license: '(MIT OR ISC)', text: '* Neither the name (of) anybody.' },
  ]);
  expect(namedIn(text)).toEqual(['@a/b@1.0.0', 'c@2.0.0-rc.1', 'd@1.0.0']);
  expect(text).toMatchInlineSnapshot(`
    "Hello.

    ------------------------------------------------------------------------------

    * @a/b 1.0.0 (MIT) https://a.example
    * c 2.0.0-rc.1 (MIT) https://a.example

    Be
      kind.

    ------------------------------------------------------------------------------

    * d 1.0.0 ((MIT OR ISC)) https://a.example

    * Neither the name (of) anybody.
    "
  `);
});
