import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../src/io/package-root.ts';
import { PRESS_PACKAGES, type PressPackages } from '../src/press/bundled-packages.ts';
import { PACKED } from '../tsdown.config.ts';
import { noticesText } from './licenses/notices.ts';
import { installedNotice } from './licenses/package-notice.ts';

/** Writes the notices of what is compiled into `build/`; run when everything else is there. */
const build = join(packageRoot(), 'build');
const notes = readFileSync(join(build, 'press', PRESS_PACKAGES), 'utf8');
const { server }: PressPackages = JSON.parse(notes);
const names = new Set([...PACKED, ...server.map((id) => id.slice(0, id.lastIndexOf('@')))]);
writeFileSync(
  join(build, 'THIRD-PARTY-LICENSES.txt'),
  noticesText(
    `The files of this folder hold code of the projects below. What a site ships has notices of
its own, in licenses/.`,
    [...names].sort().map(installedNotice),
  ),
);
