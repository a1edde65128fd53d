import { join } from 'node:path';
import type { Engagement } from '../model/workspace.ts';
import { git } from '../repo/git.ts';
import { checkoutOf } from './read-code.ts';

/** What git writes when something is staged, committed or checked out. */
const FILES = ['HEAD', 'index', join('logs', 'HEAD')];

/** @returns absolute paths of the files that change when the code that engagements describe does */
export async function watchedCode(
  root: string,
  engagements: readonly Engagement[],
): Promise<string[]> {
  const checkouts = await Promise.all(engagements.map((one) => checkoutOf(root, one)));
  const folders = new Set(checkouts.flatMap((checkout) => checkout?.folder ?? []));
  const found = await Promise.all(
    [...folders].map((folder) => git(folder, 'rev-parse', '--absolute-git-dir')),
  );
  const own = new Set(found.flatMap((folder) => (folder === null ? [] : folder.trimEnd())));
  return [...own].flatMap((folder) => FILES.map((file) => join(folder, file)));
}
