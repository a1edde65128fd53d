import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @returns the folder of this package, with `templates/` and the press, whether compiled or not */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}

/** @returns the version of this package */
export function packageVersion(): string {
  return (JSON.parse(readOwnFile('package.json')) as { version: string }).version;
}

/** @returns the text of a file that ships with this package */
export function readOwnFile(...path: string[]): string {
  return readFileSync(join(packageRoot(), ...path), 'utf8');
}
