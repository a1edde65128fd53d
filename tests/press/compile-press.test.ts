import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { namedIn } from '../../scripts/licenses/notices.ts';
import { packageRoot } from '../../src/io/package-root.ts';
import { PRESS_PACKAGES } from '../../src/press/bundled-packages.ts';
import { compilePress, filesIn } from '../../src/press/compile-press.ts';

const home = mkdtempSync(join(tmpdir(), 'prebrief-press-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Compiles the theme with a workspace component. */
async function press(name: string): Promise<Map<string, string>> {
  const components = join(home, name, 'components');
  mkdirSync(components, { recursive: true });
  writeFileSync(
    join(components, 'Box.astro'),
    "---\nimport './box.css';\nimport Inner from './Inner.astro';\n---\n<p class=\"box\"><Inner /></p>\n<style>.box { margin: 0 }</style>\n",
  );
  writeFileSync(join(components, 'Inner.astro'), '<b>in</b>\n<style>b { color: teal }</style>\n');
  writeFileSync(join(components, 'box.css'), '.box { padding: 0 }\n');
  const folder = join(home, name, 'press');
  await compilePress(folder, { Box: join(components, 'Box.astro') });
  return new Map(
    filesIn(folder).map((file) => [relative(folder, file), readFileSync(file, 'utf8')]),
  );
}

test('a press is the same wherever and whenever it is compiled, and is self-contained', async () => {
  const first = await press('here');
  process.env.BASE_URL = '/elsewhere/';
  const second = await press('somewhere else');
  expect([...second.keys()]).toEqual([...first.keys()]);
  expect([...second].filter(([file, text]) => first.get(file) !== text)).toEqual([]);

  const server = [...first].filter(([file]) => /^server.*\.mjs$/.test(file));
  expect(server.length).toBeGreaterThan(5);
  for (const [file, text] of server) {
    const imports = text.matchAll(
      /(?:^|[;\n])\s*(?:import|export)\b[^'"`;]*?from\s*["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)/g,
    );
    const bare = Array.from(imports, ([, from, dynamic]) => from ?? dynamic ?? '').filter(
      (id) => !/^(\.|node:)/.test(id) && !builtinModules.includes(id),
    );
    expect(bare, file).toEqual([]);
    expect(text.includes(home) || text.includes(packageRoot()), file).toBe(false);
  }

  const { server: printing, client } = JSON.parse(first.get(PRESS_PACKAGES) ?? '');
  expect(printing.map((id: string) => id.replace(/@[^@]+$/, ''))).toContain('astro');
  const site = readFileSync(join(packageRoot(), 'licenses', 'site.txt'), 'utf8');
  // Anything else bundled into a site needs its notice there: run "npm run licenses".
  expect(namedIn(site)).toEqual(expect.arrayContaining(client));
});
