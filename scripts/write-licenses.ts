import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../src/io/package-root.ts';
import { bundledInMermaid } from './licenses/bundled.ts';
import { noticesText } from './licenses/notices.ts';
import { installedNotice as installed, packageNotice } from './licenses/package-notice.ts';
import { pagefindCrates } from './licenses/pagefind-crates.ts';

/**
 * Writes the notices that sites ship into `licenses/`. Some of the packages that Mermaid bundles are
 * installed nowhere here, so this asks the registry; run it after a change of version that its test names.
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
    `This site holds code of the projects below: the theme and its scripts, and the search
with what is compiled into it. Their licences concern that code, not what the pages say.`,
    [
      { ...own, source: 'https://github.com/prebrief/prebrief' },
      installed('pagefind'),
      ...pagefindCrates(blueOak, gpl),
      // Of Vite only what loads a script is in the site, and none of what Vite bundles itself.
      { ...vite, text: vite.text.split(/^# Licenses of bundled dependencies/m)[0] ?? '' },
    ],
  ),
);
writeFileSync(
  join(folder, 'mermaid.txt'),
  noticesText(
    'The diagrams of this site are drawn by Mermaid, which holds code of all of the projects below.',
    bundledInMermaid().map((one) => packageNotice(one)),
  ),
);
