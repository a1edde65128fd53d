import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UserError } from '../errors.ts';

/**
 * Creates files: all of them, or none.
 *
 * @param root absolute path of the workspace
 * @throws UserError if one of them already exists
 */
export function writeNewFiles(
  root: string,
  files: readonly { file: string; text: string }[],
): void {
  const existing = files.find(({ file }) => existsSync(join(root, file)));
  if (existing) throw new UserError(`${existing.file} already exists; nothing was written.`);
  for (const { file, text } of files) {
    const path = join(root, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { flag: 'wx' });
  }
}
