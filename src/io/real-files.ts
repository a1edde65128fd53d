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
 * The one way to the files of a workspace. A link of the file system can stand at any place of a path,
 * and can be put there between the check and the build, so a path says nothing about what is read. What
 * is read is decided by where it really is, each time it is read. Hard links are files like any other,
 * and cannot be told apart from them.
 */

export function noContent({ root, contentFolder }: Location): UserError {
  return new UserError(
    `There is no folder "${contentFolder}" in ${root}. Run "prebrief init" to create one.`,
  );
}

/** Finds a workspace; its content may be named in any way that a path can be. */
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
 * @throws UserError where there is no content folder, or it is a link that leads out of the workspace
 */
export function openFolders(location: Location): RealFolders {
  const found = openRoot(location);
  const { root, realContent } = found;
  if (realContent === null) throw noContent(location);
  const content = resolve(root, location.contentFolder);
  const territory = workspaceTerritory({ ...found, realContent: null });
  // What the settings name outside of the workspace is meant; what a link makes of a name is not.
  const isNamed = !isInside(content, root) || content === root;
  const isThere =
    realContent !== found.realRoot && refusalOf(content, realContent, territory) === null;
  if (!isNamed && !isThere) {
    throw new UserError(
      `The folder "${location.contentFolder}" is a link that does not lead to a separate folder in the workspace. Set "content" in prebrief.config.mjs to the folder itself.`,
    );
  }
  return { ...found, realContent };
}

/**
 * @param file as the settings name it, from the workspace
 * @returns whether it is a file of the workspace, and leads nowhere else
 */
export function isOwnFile(file: string, found: RealRoot): boolean {
  const path = join(found.root, file);
  if (!isInside(path, found.root)) return false;
  const located = locate(path, territoryOf(fromRoot(found.root, path), found));
  return located !== null && !('message' in located) && located.type === 'file';
}

/**
 * Reads a file of the workspace. It is opened only where it is a regular one and lies where it may, and
 * what was opened is compared with what lies there then.
 *
 * @param path absolute
 * @returns its bytes; why it may not or cannot be read; null where it is not there
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
      : unreadable('The file was replaced.', 'Run it again.');
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
 * @param file POSIX path from the workspace
 * @returns its bytes; why it may not or cannot be read; null where it is not there
 */
export function readFrom(folders: RealFolders, file: string): Uint8Array | Problem | null {
  return readReal(join(folders.root, file), territoryOf(file, folders));
}

/**
 * A file that is read whenever its content is asked for, and that nobody keeps.
 *
 * @param file POSIX path from the workspace
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
 * Finds where a file is that is to be changed.
 *
 * @param file POSIX path from the workspace
 * @returns its real path
 * @throws UserError where it may not be read, or is not there
 */
export function realPathOf(folders: RealFolders, file: string): string {
  const located = locate(join(folders.root, file), territoryOf(file, folders));
  if (located === null) throw new UserError(`${file} is gone.`);
  if ('message' in located) throw refusedFile(file, located);
  return located.real;
}

/**
 * Reads a document that is to be changed. Its byte order mark is content, too, and is written back.
 *
 * @param file POSIX path from the workspace
 * @throws UserError where it may not be read, or is not there
 */
export function readDocument(folders: RealFolders, file: string): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
    readRequired(folders, file),
  );
}

/** @returns what to throw where only the user of the command line can be told */
export function refusedFile(file: string, { message, hint }: Problem): UserError {
  return new UserError(`${file}: ${message} ${hint}`);
}

/** @throws UserError where a file may not be read, or is not there */
export function readRequired(folders: RealFolders, file: string): Uint8Array {
  const content = readFrom(folders, file);
  if (content === null) throw new UserError(`${file} is gone.`);
  if ('message' in content) throw refusedFile(file, content);
  return content;
}
