import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compareText } from '../model/compare-text.ts';
import type { ReadFile } from '../parse/workspace.ts';
import { readLater } from './real-files.ts';
import type { RealFolders } from './territory.ts';

/** Files that operating systems create in a content folder. */
const MADE = new Set(['.git', 'node_modules', '.DS_Store']);

/**
 * All files in the content folder, whatever their names, including those skipped when the workspace
 * is read. Symbolic links are not followed.
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
