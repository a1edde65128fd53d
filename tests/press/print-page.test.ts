import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { TrustedFolder } from '../../src/io/trusted-folder.ts';
import { load } from '../../src/load/load-workspace.ts';
import { compilePress } from '../../src/press/compile-press.ts';
import { type Press, printPage } from '../../src/press/press.ts';
import { prepareSite } from '../../src/publish/build-site.ts';
import { prepareBuild } from '../../src/publish/build-sites.ts';
import type { SitePrinter } from '../../src/publish/site-printer.ts';
import type { PageLocals } from '../../src/site/locals.ts';
import { validFiles } from '../valid-workspace.ts';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'prebrief-print-')));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const later = 'await new Promise((resolve) => setTimeout(resolve, 30));';
const COMPONENTS = {
  Soon: '---\nthrow new Error("thrown soon");\n---\n',
  Late: `---\n${later}\nthrow new Error("thrown late");\n---\n`,
  Fine: `---\n${later}\n---\n<p>All is fine.</p>\n`,
};
const PAGES = Object.keys(COMPONENTS);

let press: Press;
let printer: SitePrinter;

beforeAll(async () => {
  const files: Record<string, string> = validFiles();
  for (const [name, text] of Object.entries(COMPONENTS)) {
    files[`components/${name}.astro`] = text;
    files[`content/demo/${name.toLowerCase()}.mdx`] =
      `---\ntitle: ${name}\ndescription: About it.\n---\n\nText.\n\n<${name} />\n`;
  }
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  const folder = join(root, 'press') as TrustedFolder;
  await compilePress(
    folder,
    Object.fromEntries(PAGES.map((name) => [name, join(root, 'components', `${name}.astro`)])),
  );
  const loaded = await load(root);
  const build = await prepareBuild({ ...loaded, audience: 'contractor', press: folder });
  press = build.press;
  const [engagement] = loaded.workspace.engagements;
  if (!engagement) throw new Error('the example has no engagement');
  ({ printer } = await prepareSite(engagement, build));
});

test('pages rendered at the same time each fail with their own error', async () => {
  const log = vi.spyOn(console, 'error');
  const site = {
    get site(): never {
      throw new Error('thrown at once');
    },
  } as unknown as PageLocals;
  for (const turn of [PAGES, PAGES.toReversed()]) {
    const [broken, ...pages] = await Promise.allSettled([
      printPage(press, '/first-call/', site, '/', 'The page'),
      ...turn.map((name) => printer.print(`/${name.toLowerCase()}/`)),
    ]);
    const said = Object.fromEntries(
      turn.map((name, index) => {
        const page = pages[index];
        return [name, page?.status === 'rejected' ? page.reason.message : page?.value];
      }),
    );
    expect(broken).toMatchObject({
      reason: { message: 'The page cannot be rendered: thrown at once' },
    });
    expect(said.Soon).toBe('content/demo/soon.mdx cannot be rendered: thrown soon');
    expect(said.Late).toBe('content/demo/late.mdx cannot be rendered: thrown late');
    expect(said.Fine).toMatch(/All is fine\..*<\/html>/s);
  }
  expect(log).not.toHaveBeenCalled();
});

test('a page that does not exist cannot be rendered', async () => {
  const missing = printPage(press, '/nowhere/at/all/', {} as PageLocals, '/', 'The page');
  await expect(missing).rejects.toThrow(/^The page cannot be rendered: /);
  expect(await printer.print('/404/')).toContain('</html>');
});
