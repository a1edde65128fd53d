import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../model/source.ts';
import { irregular, isGone, problemOf } from './file-problems.ts';
import { locate, typeOf } from './locate.ts';
import { openRoot } from './real-files.ts';
import { type Location, type RealRoot, workspaceTerritory } from './territory.ts';

const FOLDER = 'components';

/**
 * The workspace's own components: absolute paths by their name in MDX, and files that can't be one.
 */
export interface Components {
  paths: Record<string, string>;
  refused: { file: string; problem: Problem }[];
}

/**
 * Finds the workspace's own components. A symbolic link may point anywhere in the workspace except
 * to content.
 */
export function readComponents(folders: RealRoot): Components {
  const found: Components = { paths: {}, refused: [] };
  const folder = join(folders.root, FOLDER);
  const territory = workspaceTerritory(folders);
  const located = locate(folder, territory);
  if (located === null) return found;
  if ('message' in located) return { paths: {}, refused: [{ file: FOLDER, problem: located }] };
  if (located.type !== 'folder') return found;
  for (const name of namesIn(folder, found)) {
    const path = join(folder, name);
    const place = locate(path, territory);
    if (place === null) continue;
    const problem =
      'message' in place ? place : place.type === 'file' ? null : irregular(place.type);
    if (problem) found.refused.push({ file: `${FOLDER}/${name}`, problem });
    else found.paths[name.slice(0, -'.astro'.length)] = path;
  }
  return found;
}

function namesIn(folder: string, { refused }: Components): string[] {
  try {
    const names = readdirSync(folder).filter((name) => /^[A-Z][A-Za-z0-9]*\.astro$/.test(name));
    return names.sort();
  } catch (error) {
    if (!isGone(error)) refused.push({ file: FOLDER, problem: problemOf(error) });
    return [];
  }
}

/** @returns absolute paths of the workspace's own components, by their name in MDX */
export function findComponents(location: Location): Record<string, string> {
  return readComponents(openRoot(location)).paths;
}

/**
 * @returns absolute paths of the regular files below a folder of code; symbolic links are not
 * followed
 */
export function codeBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      const type = typeOf(entry);
      return type === 'folder' ? codeBelow(path) : type === 'file' ? [path] : [];
    })
    .sort();
}
