import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../src/io/package-root.ts';
import { bundledInMermaid } from './licenses/bundled.ts';
import { noticesText } from './licenses/notices.ts';
import { installedNotice as installed, packageNotice } from './licenses/package-notice.ts';
import { pagefindCrates } from './licenses/pagefind-crates.ts';

/**
 * Writes the notices that sites ship into `licenses/`. Some of the packages bundled in Mermaid
 * aren't installed here, so this queries the registry; run it after a version change that its test
 * reports.
 */
const root = packageRoot();
const folder = join(root, 'licenses');
const modules = join(root, 'node_modules');

const vite = installed('vite');
const blueOak = readFileSync(join(modules, 'path-scurry', 'LICENSE.md'), 'utf8').trim();
const gpl = readFileSync(join(root, 'scripts', 'licenses', 'gpl-3.0.txt'), 'utf8').trim();
const own = packageNotice(
  {
    name: 'prebrief',
    version: JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version,
  },
  root,
);

mkdirSync(folder, { recursive: true });
writeFileSync(
  join(folder, 'site.txt'),
  noticesText(
    `This site contains code from the projects below: the theme and its scripts, and the search
with everything compiled into it. Their licences apply to that code, not to the content.`,
    [
      { ...own, source: 'https://github.com/prebrief/prebrief' },
      installed('pagefind'),
      ...pagefindCrates(blueOak, gpl),
      // The only code of Vite in the site is its script loader, and nothing that Vite itself
      // bundles.
      { ...vite, text: vite.text.split(/^# Licenses of bundled dependencies/m)[0] ?? '' },
    ],
  ),
);
writeFileSync(
  join(folder, 'mermaid.txt'),
  noticesText(
    'The diagrams of this site are drawn by Mermaid, which contains code from all of the projects below.',
    bundledInMermaid().map((one) => packageNotice(one)),
  ),
);
