import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../src/io/package-root.ts';
import { PRESS_PACKAGES, type PressPackages } from '../src/press/bundled-packages.ts';
import { PACKED } from '../tsdown.config.ts';
import { noticesText } from './licenses/notices.ts';
import { installedNotice } from './licenses/package-notice.ts';

/** Writes the licence notices for the code compiled into `build/`; run it last. */
const build = join(packageRoot(), 'build');
const notes = readFileSync(join(build, 'press', PRESS_PACKAGES), 'utf8');
const { server }: PressPackages = JSON.parse(notes);
const names = new Set([...PACKED, ...server.map((id) => id.slice(0, id.lastIndexOf('@')))]);
writeFileSync(
  join(build, 'THIRD-PARTY-LICENSES.txt'),
  noticesText(
    `The files in this folder contain code of the projects below. The notices for a site's
own code are in its licenses/ folder.`,
    [...names].sort().map(installedNotice),
  ),
);
