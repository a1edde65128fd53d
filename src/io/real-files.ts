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
import { isAbsolute, join, posix, relative, resolve, sep } from 'node:path';
import { UserError } from '../errors.ts';
import { FILE_START } from '../model/position.ts';
import type { Problem } from '../model/source.ts';

/*
 * The one way to the files of a workspace. A link of the file system can stand at any place of a path,
 * and can be put there between the check and the build, so a path says nothing about what is read. What
 * is read is decided by where it really is, each time it is read. Hard links are files like any other,
 * and cannot be told apart from them.
 */

/** Where a workspace lies, as plain data: what a thread is told. */
export interface Location {
  /** Absolute path. */
  root: string;
  /** POSIX path of the content from there. */
  contentFolder: string;
}

/** A workspace that has been found, perhaps without any content yet. */
export interface RealRoot extends Location {
  realRoot: string;
  realContent: string | null;
}

/** A workspace with its content. */
export interface RealFolders extends RealRoot {
  realContent: string;
}

/** Folders within which links may lead from one place to another, and not out of. */
export interface Territory {
  /** How messages name it. */
  name: string;
  /** Absolute, as paths name it. */
  folder: string;
  real: string;
  /** Real paths below it into which no link leads. */
  closed: readonly string[];
  /** Names that no link may reach, on its way or at its end. */
  hidden: RegExp;
}

/** What is at a path: where it really is, and its size in bytes. */
export interface Located {
  real: string;
  type: 'file' | 'folder' | 'other';
  bytes: number;
}

export function noContent({ root, contentFolder }: Location): UserError {
  return new UserError(
    `There is no folder "${contentFolder}" in ${root}. Run "prebrief init" to make one.`,
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
      `The folder "${location.contentFolder}" is a link, and does not lead to a folder of its own in the workspace. Name the folder itself as "content" in prebrief.config.mjs.`,
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

function realFolder(path: string): string | null {
  try {
    const real = realpathSync.native(path);
    return lstatSync(real).isDirectory() ? real : null;
  } catch {
    // Whatever the reason, there is nothing to be read.
    return null;
  }
}

/** Names with a meaning of their own: drafts and parts of documents, `.git`, `.env`, `.prebrief`. */
const UNREAD = /^[._]/;
const DOTTED = /^\./;

/** What nothing is ever read from, however it is named. */
const NEVER = /^\.(?:git|prebrief)$/i;

/** @returns what a file may be read from: its engagement, `_shared`, or what is no content */
export function territoryOf(file: string, folders: RealRoot): Territory {
  const { root, contentFolder, realContent } = folders;
  const [owner, ...rest] = file.slice(contentFolder.length + 1).split('/');
  if (!file.startsWith(`${contentFolder}/`) || !owner) return workspaceTerritory(folders);
  const name = owner === '_shared' ? 'the shared documents' : 'its engagement';
  // What lies beside the engagements is of none, and leads nowhere but to itself.
  const folder = join(root, contentFolder, owner);
  const real = join(realContent ?? join(root, contentFolder), owner);
  return {
    name: rest.length > 0 ? name : 'the place it stands in',
    folder,
    real,
    closed: [],
    hidden: UNREAD,
  };
}

/** @returns whatever of the workspace is no content */
export function workspaceTerritory({ root, realRoot, realContent }: RealRoot): Territory {
  const closed = realContent === null ? [] : [realContent];
  return { name: 'the workspace', folder: root, real: realRoot, closed, hidden: DOTTED };
}

/** @returns a folder that the settings name, with the workspace that it lies in */
export function settingsTerritory(folder: string, folders: RealRoot): Territory {
  if (isInside(folder, folders.root)) return workspaceTerritory(folders);
  const real = realFolder(folder) ?? folder;
  return { name: 'its folder', folder, real, closed: [], hidden: DOTTED };
}

/**
 * Finds out what is at a path, and where that really is.
 *
 * @param path absolute
 * @returns null where nothing is there, a problem where it may not be read
 */
export function locate(path: string, territory: Territory): Located | Problem | null {
  let isLink = false;
  try {
    isLink = lstatSync(path).isSymbolicLink();
    const real = realpathSync.native(path);
    const refusal = refusalOf(path, real, territory);
    if (refusal !== null) return refusedLink(refusal);
    const stats = lstatSync(real, { bigint: true });
    return { real, type: typeOf(stats), bytes: Number(stats.size) };
  } catch (error) {
    return !isLink && isGone(error) ? null : problemOf(error);
  }
}

/** Where no link was followed, a path is what it says. */
function refusalOf(path: string, real: string, territory: Territory): string | null {
  const { name, folder, closed, hidden } = territory;
  const outside = `leads out of ${name}`;
  if (!isInside(real, territory.real)) return outside;
  const reached = relative(territory.real, real).split(sep);
  if (reached.some((one) => NEVER.test(plainName(one)))) return outside;
  if (relative(folder, path) === relative(territory.real, real)) return null;
  if (closed.some((one) => isInside(real, one))) return outside;
  const unread = reached.find((one) => hidden.test(plainName(one)));
  if (unread !== undefined) return `leads to "${unread}", and nothing reads names like that`;
  // A document is published by what its frontmatter says, which no other kind of file has.
  const isDisguised = DOCUMENT.test(real) && !DOCUMENT.test(path);
  return isDisguised ? 'leads to a document, and is not called like one' : null;
}

const DOCUMENT = /\.mdx?$/i;

/** A name as a file system may take it: some ignore characters that nobody sees, or fold what looks alike. */
function plainName(name: string): string {
  return name.normalize('NFKC').replace(/\p{Default_Ignorable_Code_Point}/gu, '');
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

export function typeOf(entry: { isDirectory(): boolean; isFile(): boolean }): Located['type'] {
  if (entry.isDirectory()) return 'folder';
  return entry.isFile() ? 'file' : 'other';
}

/** Whether one absolute path is the other, or below it. */
export function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** @returns a path from the workspace, as everything names files */
export function fromRoot(root: string, path: string): string {
  const from = relative(root, path);
  if (isAbsolute(from)) return path;
  return sep === '/' ? from : from.split(sep).join(posix.sep);
}

export function refusedLink(what: string): Problem {
  return unreadable(
    `The symbolic link ${what}.`,
    'Replace it with what it leads to, or remove it.',
  );
}

/** What is neither a file nor a folder is never opened: who reads a pipe may wait for ever. */
export function irregular(type: Located['type']): Problem {
  return unreadable(
    type === 'folder' ? 'This is a folder.' : 'This is no regular file.',
    'Put a file in its place, or remove it.',
  );
}

/** Between being listed and being read, anything can go. */
export function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^ENO(?:ENT|TDIR)$/.test(String(error.code));
}

/** @returns what the file system said, as a finding of the path */
export function problemOf(error: unknown): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : null;
  // Anything else is a mistake of ours.
  if (code === null) throw error;
  if (code === 'ENOENT') return refusedLink('leads nowhere');
  if (code === 'ELOOP') return refusedLink('leads in a circle');
  return unreadable(`It cannot be read (${code}).`, 'Make sure that you may read it.');
}

function unreadable(message: string, hint: string): Problem {
  return { range: FILE_START, message, hint };
}
