import { FILE_START } from '../model/position.ts';
import type { Problem } from '../model/source.ts';

export function refusedLink(what: string): Problem {
  return unreadable(`The symbolic link ${what}.`, 'Replace it with its target, or remove it.');
}

/** Only files and folders are opened: reading a pipe could block forever. */
export function irregular(type: 'file' | 'folder' | 'other'): Problem {
  return unreadable(
    type === 'folder' ? 'This is a folder.' : 'This is not a regular file.',
    'Replace it with a file, or remove it.',
  );
}

/** A file can disappear between listing and reading. */
export function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^ENO(?:ENT|TDIR)$/.test(String(error.code));
}

/** @returns a file system error as a finding at the path */
export function problemOf(error: unknown): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : null;
  // Anything else is a bug.
  if (code === null) throw error;
  if (code === 'ENOENT') return refusedLink('is broken');
  if (code === 'ELOOP') return refusedLink('points back to itself');
  return unreadable(`It cannot be read (${code}).`, 'Check its permissions.');
}

/** @returns a problem with a whole file */
export function unreadable(message: string, hint: string): Problem {
  return { range: FILE_START, message, hint };
}
