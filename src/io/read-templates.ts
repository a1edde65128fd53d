import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadFile } from '../parse/workspace.ts';
import { irregular, isGone, problemOf } from './file-problems.ts';
import { locate } from './locate.ts';
import { readReal } from './real-files.ts';
import { fromRoot, type RealRoot, settingsTerritory } from './territory.ts';

/**
 * Reads the workspace's own templates.
 *
 * @param folder absolute path; the settings may put it outside the workspace
 * @returns all templates; none if there is no folder
 */
export function readTemplates(folders: RealRoot, folder: string): ReadFile[] {
  const { root } = folders;
  const territory = settingsTerritory(folder, folders);
  const located = locate(folder, territory);
  if (located === null) return [];
  const file = fromRoot(root, folder);
  if ('message' in located) return [{ file, content: located }];
  if (located.type !== 'folder') return [{ file, content: irregular(located.type) }];
  let names: string[];
  try {
    names = templatesIn(folder);
  } catch (error) {
    return isGone(error) ? [] : [{ file, content: problemOf(error) }];
  }
  return names.flatMap((name) => {
    const path = join(folder, name);
    const content = readReal(path, territory);
    return content === null ? [] : [{ file: fromRoot(root, path), content }];
  });
}

/** @param folder absolute path of the built-in templates */
export function readBuiltInTemplates(root: string, folder: string): ReadFile[] {
  return templatesIn(folder).map((name) => {
    const path = join(folder, name);
    return { file: fromRoot(root, path), content: readFileSync(path) };
  });
}

function templatesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.mdx') && !/^[_.]/.test(name))
    .sort();
}
