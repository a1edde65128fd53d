import {
  type BigIntStats,
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readFileSync,
  realpathSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { UserError } from '../errors.ts';
import type { Problem } from '../model/source.ts';
import { irregular, isGone, problemOf, unreadable } from './file-problems.ts';
import { locate, refusalOf } from './locate.ts';
import {
  fromRoot,
  isInside,
  type Location,
  type RealFolders,
  type RealRoot,
  realFolder,
  type Territory,
  territoryOf,
  workspaceTerritory,
} from './territory.ts';

/*
 * The only access to the files of a workspace. Any part of a path can be a symbolic link, and can
 * become one between the check and the build, so a path alone doesn't say what is read. Access is
 * decided by the real path, on each read. Hard links can't be told apart from other files.
 */

export function noContent({ root, contentFolder }: Location): UserError {
  return new UserError(
    `There is no folder "${contentFolder}" in ${root}. Run "prebrief init" to create one.`,
  );
}

/** Finds a workspace. Its content folder may be given as any path. */
export function openRoot({ root, contentFolder }: Location): RealRoot {
  const content = resolve(root, contentFolder);
  return {
    root,
    contentFolder: fromRoot(root, content),
    realRoot: realpathSync.native(root),
    realContent: realFolder(content),
  };
}

/**
 * Finds a workspace and its content.
 *
 * @throws UserError if there is no content folder, or it is a link that points outside the
 * workspace
 */
export function openFolders(location: Location): RealFolders {
  const found = openRoot(location);
  const { root, realContent } = found;
  if (realContent === null) throw noContent(location);
  const content = resolve(root, location.contentFolder);
  const territory = workspaceTerritory({ ...found, realContent: null });
  // A path outside the workspace in the settings is intentional; a link to one may not be.
  const isNamed = !isInside(content, root) || content === root;
  const isThere =
    realContent !== found.realRoot && refusalOf(content, realContent, territory) === null;
  if (!isNamed && !isThere) {
    throw new UserError(
      `The folder "${location.contentFolder}" is a link that does not point to a separate folder in the workspace. Set "content" in prebrief.config.mjs to the folder itself.`,
    );
  }
  return { ...found, realContent };
}

/**
 * @param file as written in the settings, relative to the workspace
 * @returns whether it is a file in the workspace, and its real path is too
 */
export function isOwnFile(file: string, found: RealRoot): boolean {
  const path = join(found.root, file);
  if (!isInside(path, found.root)) return false;
  const located = locate(path, territoryOf(fromRoot(found.root, path), found));
  return located !== null && !('message' in located) && located.type === 'file';
}

/**
 * Reads a file of the workspace. Opens it only if it is a regular file in an allowed place, then
 * verifies that the path still refers to the opened file.
 *
 * @param path absolute path
 * @returns its bytes; a problem if it can't be read; null if it doesn't exist
 */
export function readReal(path: string, territory: Territory): Uint8Array | Problem | null {
  const located = locate(path, territory);
  if (located === null || 'message' in located) return located;
  if (located.type !== 'file') return irregular(located.type);
  let descriptor: number | undefined;
  try {
    descriptor = openSync(located.real, constants.O_RDONLY | NO_FOLLOW | NO_WAIT);
    const opened = fstatSync(descriptor, { bigint: true });
    const isSame = realpathSync.native(path) === located.real && isAt(located.real, opened);
    return isSame
      ? readFileSync(descriptor)
      : unreadable('The file was replaced while it was being read.', 'Run it again.');
  } catch (error) {
    return isGone(error) ? null : problemOf(error);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

// Windows has neither.
const NO_FOLLOW = constants.O_NOFOLLOW ?? 0;
const NO_WAIT = constants.O_NONBLOCK ?? 0;

function isAt(real: string, opened: BigIntStats): boolean {
  const there = lstatSync(real, { bigint: true });
  return opened.isFile() && there.ino === opened.ino && there.dev === opened.dev;
}

/**
 * Reads a file of the workspace by its path.
 *
 * @param file POSIX path relative to the workspace
 * @returns its bytes; a problem if it can't be read; null if it doesn't exist
 */
export function readFrom(folders: RealFolders, file: string): Uint8Array | Problem | null {
  return readReal(join(folders.root, file), territoryOf(file, folders));
}

/**
 * A file whose content is read on demand and not kept.
 *
 * @param file POSIX path relative to the workspace
 */
export function readLater(
  folders: RealFolders,
  file: string,
): { file: string; content: Uint8Array | Problem } {
  return {
    file,
    get content() {
      return readFrom(folders, file) ?? unreadable('The file is gone.', 'Check again.');
    },
  };
}

/**
 * Finds a file that is to be changed.
 *
 * @param file POSIX path relative to the workspace
 * @returns its real path
 * @throws UserError if it can't be read or doesn't exist
 */
export function realPathOf(folders: RealFolders, file: string): string {
  const located = locate(join(folders.root, file), territoryOf(file, folders));
  if (located === null) throw new UserError(`${file} is gone.`);
  if ('message' in located) throw refusedFile(file, located);
  return located.real;
}

/**
 * Reads a document that is to be changed. Keeps the byte order mark, so that it is written back.
 *
 * @param file POSIX path relative to the workspace
 * @throws UserError if it can't be read or doesn't exist
 */
export function readDocument(folders: RealFolders, file: string): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
    readRequired(folders, file),
  );
}

/** @returns the error to throw where a problem can't be reported as a finding */
export function refusedFile(file: string, { message, hint }: Problem): UserError {
  return new UserError(`${file}: ${message} ${hint}`);
}

/** @throws UserError if a file can't be read or doesn't exist */
export function readRequired(folders: RealFolders, file: string): Uint8Array {
  const content = readFrom(folders, file);
  if (content === null) throw new UserError(`${file} is gone.`);
  if ('message' in content) throw refusedFile(file, content);
  return content;
}
