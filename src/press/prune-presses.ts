import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { TrustedFolder } from '../io/trusted-folder.ts';

/** The theme of this version, of the last one, and of some workspaces with components of their own. */
const KEPT = 8;

/** What has been used since may be in use still. */
const LEISURE = 24 * 60 * 60 * 1000;

/** Removes the presses that have not been used for longest, and what was left of a compilation. */
export function prunePresses(cache: TrustedFolder): void {
  const before = Date.now() - LEISURE;
  const presses = readdirSync(cache)
    .map((name) => join(cache, name))
    .map((path) => ({ path, used: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((a, b) => b.used - a.used);
  for (const { path, used } of presses.slice(KEPT)) {
    if (used < before) rmSync(path, { recursive: true, force: true });
  }
}
