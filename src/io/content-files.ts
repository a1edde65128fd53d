import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadFile } from '../parse/workspace.ts';
import { readLater } from './read-workspace.ts';

/** What lies in a content folder and was written by nobody. */
const MADE = new Set(['.git', 'node_modules', '.DS_Store']);

/**
 * Every file of the content folder, whatever its name, also what is passed over when the workspace is
 * read. Links of the file system are not followed.
 *
 * @param root absolute path of the workspace
 * @param contentFolder POSIX, from there
 */
export function contentFiles(root: string, contentFolder: string): ReadFile[] {
  const entries = readdirSync(join(root, contentFolder), { withFileTypes: true });
  return entries
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = `${contentFolder}/${entry.name}`;
      if (MADE.has(entry.name)) return [];
      if (entry.isDirectory()) return contentFiles(root, file);
      return entry.isFile() ? [readLater(root, file)] : [];
    });
}
