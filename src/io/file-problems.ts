import { FILE_START } from '../model/position.ts';
import type { Problem } from '../model/source.ts';

export function refusedLink(what: string): Problem {
  return unreadable(`The symbolic link ${what}.`, 'Replace it with its target, or remove it.');
}

/** What is neither a file nor a folder is never opened: who reads a pipe may wait for ever. */
export function irregular(type: 'file' | 'folder' | 'other'): Problem {
  return unreadable(
    type === 'folder' ? 'This is a folder.' : 'This is not a regular file.',
    'Replace it with a file, or remove it.',
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
  if (code === 'ENOENT') return refusedLink('is broken');
  if (code === 'ELOOP') return refusedLink('leads back to itself');
  return unreadable(`It cannot be read (${code}).`, 'Check its permissions.');
}

/** @returns a problem with a whole file */
export function unreadable(message: string, hint: string): Problem {
  return { range: FILE_START, message, hint };
}
