import {
  accessSync,
  chmodSync,
  constants,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../errors.ts';

/**
 * Replaces the content of a file atomically: readers see the old content or the new, never a mix. A
 * symbolic link stays a link, and the file keeps its mode.
 *
 * @param path path of an existing file
 * @throws UserError if it can't be written
 */
export function replaceFile(path: string, content: string): void {
  const target = realpathSync(path);
  // If this is interrupted, the leftover isn't a document, because its name begins with a dot.
  const beside = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  try {
    // Renaming would also replace a read-only file.
    accessSync(target, constants.W_OK);
    const { mode } = statSync(target);
    writeFileSync(beside, content, { flag: 'wx', mode });
    chmodSync(beside, mode);
    renameSync(beside, target);
  } catch (error) {
    rmSync(beside, { force: true });
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new UserError(`${path} cannot be written (${reason}).`);
  }
}
