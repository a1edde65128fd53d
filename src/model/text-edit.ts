import { comparePositions, type Position, type Range } from './position.ts';

/** A range of a text, and its replacement. */
export interface TextEdit {
  range: Range;
  text: string;
}

/** An edit in a file, given by its POSIX path relative to the workspace. */
export interface FileEdit extends TextEdit {
  file: string;
}

/**
 * Replaces ranges of a text and leaves all other characters alone.
 *
 * @param text exactly as on disk, with its line endings and any byte order mark
 * @param edits edits that do not overlap
 */
export function editText(text: string, edits: readonly TextEdit[]): string {
  const offsetAt = offsetsIn(text);
  const placed = edits
    .map(({ range, text: now }) => ({ from: offsetAt(range.start), to: offsetAt(range.end), now }))
    .sort((a, b) => a.from - b.from);
  const ends = [0, ...placed.map(({ to }) => to)];
  const parts = placed.map(({ from, now }, index) => text.slice(ends[index], from) + now);
  return parts.join('') + text.slice(ends.at(-1));
}

/** @returns the text in a range */
export function textIn(text: string, { start, end }: Range): string {
  const offsetAt = offsetsIn(text);
  return text.slice(offsetAt(start), offsetAt(end));
}

/** Whether two edits of a file conflict. Two insertions at the same place do. */
export function overlap(a: TextEdit, b: TextEdit): boolean {
  if (comparePositions(a.range.start, b.range.start) === 0) return true;
  return (
    comparePositions(a.range.start, b.range.end) < 0 &&
    comparePositions(b.range.start, a.range.end) < 0
  );
}

/**
 * @param offset counted after any byte order mark
 * @returns its position, counted as in findings
 */
export function positionAt(text: string, offset: number): Position {
  const starts = lineStarts(text);
  const line = starts.findLastIndex((start) => start <= offset);
  return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
}

function offsetsIn(text: string): (position: Position) => number {
  const starts = lineStarts(text);
  return ({ line, column }) =>
    Math.min((starts[line - 1] ?? text.length) + column - 1, text.length);
}

/** Positions count without the byte order mark; what follows a line break is the next line. */
function lineStarts(text: string): number[] {
  const starts = [text.startsWith('\u{feff}') ? 1 : 0];
  for (const match of text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length);
  return starts;
}
