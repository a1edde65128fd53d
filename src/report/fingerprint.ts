import { hash } from './hash.ts';
import type { FileFindings } from './report.ts';
import { maskLine } from './secrets.ts';

/**
 * What each finding of a file is recognised by from run to run: its rule, its file, what it says
 * and the text of its line, but not where that line is. Of findings that are alike in all of it,
 * each has its number.
 *
 * @returns one for each finding, in their order, no two the same
 */
export function fingerprints({ file, found, lines, masked }: FileFindings): string[] {
  const seen = new Map<string, number>();
  return found.map(({ rule, range: { start, end }, message }) => {
    // What concerns the whole file does not change with its first line.
    const isWhole = start.line === 1 && start.column === 1 && end.line === 1 && end.column === 1;
    const line = isWhole ? '' : maskLine(lines[start.line - 1] ?? '', start.line, masked);
    // Line numbers and counts in the message are no part of what it says.
    const key = JSON.stringify([rule, file, line.trim(), message.replace(/\d+/g, '0')]);
    const number = (seen.get(key) ?? 0) + 1;
    seen.set(key, number);
    return `${hash(key)}:${number}`;
  });
}
