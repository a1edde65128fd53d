import { join } from 'node:path';
import type { Loaded } from '../load/load-workspace.ts';
import { checkoutOf, placesOf } from '../repo/checkout-of.ts';

/** Files that git writes when something is staged, committed or checked out. */
const FILES = ['HEAD', 'index', join('logs', 'HEAD')];

/** @returns absolute paths of the files that change with the code described by engagements */
export function watchedCode(loaded: Loaded): string[] {
  const places = placesOf(loaded);
  const checkouts = loaded.workspace.engagements.map((one) => checkoutOf(one, places));
  const folders = new Set(
    checkouts.flatMap((one) => (typeof one === 'string' ? [] : one.gitFolder)),
  );
  return [...folders].flatMap((folder) => FILES.map((file) => join(folder, file)));
}
