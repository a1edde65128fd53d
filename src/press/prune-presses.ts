import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { TrustedFolder } from '../io/trusted-folder.ts';

/** Enough for this version of the theme, the previous one, and a few workspaces with components. */
const KEPT = 8;

/** A press used more recently may still be in use. */
const LEISURE = 24 * 60 * 60 * 1000;

/** Removes the least recently used presses, and leftovers of aborted compilations. */
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
