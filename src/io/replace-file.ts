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
 * Gives a file new content at once: whoever reads it finds the old one or the new one, whole. A
 * link stays a link, and the file keeps its mode.
 *
 * @param path of a file that is there
 * @throws UserError where it may not be written
 */
export function replaceFile(path: string, content: string): void {
  const target = realpathSync(path);
  // Names that begin with a dot are no documents, should this be interrupted.
  const beside = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  try {
    // Renaming would also replace a file that is meant to be read only.
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
