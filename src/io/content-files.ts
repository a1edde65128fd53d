import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compareText } from '../model/compare-text.ts';
import type { ReadFile } from '../parse/workspace.ts';
import { readLater } from './real-files.ts';
import type { RealFolders } from './territory.ts';

/** What lies in a content folder and was written by nobody. */
const MADE = new Set(['.git', 'node_modules', '.DS_Store']);

/**
 * Every file of the content folder, whatever its name, also what is passed over when the workspace is
 * read. Links of the file system are not followed.
 */
export function contentFiles(folders: RealFolders): ReadFile[] {
  const filesIn = (folder: string): ReadFile[] =>
    readdirSync(join(folders.root, folder), { withFileTypes: true })
      .toSorted((a, b) => compareText(a.name, b.name))
      .flatMap((entry) => {
        const file = `${folder}/${entry.name}`;
        if (MADE.has(entry.name)) return [];
        if (entry.isDirectory()) return filesIn(file);
        return entry.isFile() ? [readLater(folders, file)] : [];
      });
  return filesIn(folders.contentFolder);
}
