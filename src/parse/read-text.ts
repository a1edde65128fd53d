import { BUDGETS } from '../model/budgets.ts';
import { FILE_START } from '../model/position.ts';
import type { Problem } from '../model/source.ts';

/** Larger files are not read. */
export const MAX_BYTES = BUDGETS.bytes.most;

/**
 * Decodes a file's bytes for the parsers: drops one byte order mark, and converts line endings to
 * LF. Neither changes a line or column number.
 *
 * @returns the text, or why the file is rejected
 */
export function readText(bytes: Uint8Array): string | Problem {
  if (bytes.byteLength > MAX_BYTES) {
    return unreadable(
      `The file is ${(bytes.byteLength / MAX_BYTES).toFixed(1)} MiB; the limit is 1 MiB.`,
      'Split it into several documents.',
    );
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return unreadable('The file is not valid UTF-8.', 'Save it as UTF-8.');
  }
  if (text.includes('\0')) {
    return unreadable('The file contains NUL bytes.', 'Save it as plain text in UTF-8.');
  }
  return text.replace(/\r\n?/g, '\n');
}

export function unreadable(message: string, hint: string): Problem {
  return { range: FILE_START, message, hint };
}
