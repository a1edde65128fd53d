import { hash } from './hash.ts';
import type { FileFindings } from './report.ts';
import { maskLine } from './secrets.ts';

/**
 * Identifies each finding of a file from run to run, by its rule, file, message and the text of its
 * line, but not by the line number. Otherwise identical findings are numbered.
 *
 * @returns a unique fingerprint for each finding, in order
 */
export function fingerprints({ file, found, lines, masked }: FileFindings): string[] {
  const seen = new Map<string, number>();
  return found.map(({ rule, range: { start, end }, message }) => {
    // A finding about the whole file doesn't depend on the first line.
    const isWhole = start.line === 1 && start.column === 1 && end.line === 1 && end.column === 1;
    const line = isWhole ? '' : maskLine(lines[start.line - 1] ?? '', start.line, masked);
    // Line numbers and counts in a message may change, so they are ignored.
    const key = JSON.stringify([rule, file, line.trim(), message.replace(/\d+/g, '0')]);
    const number = (seen.get(key) ?? 0) + 1;
    seen.set(key, number);
    return `${hash(key)}:${number}`;
  });
}
