import stringWidth from 'string-width';
import type { Range } from '../model/position.ts';
import { printable } from '../model/printable.ts';
import { maskLine } from './secrets.ts';

/** Width of the visible part of a line, in columns. */
const WIDTH = 100;
/** How many columns to show before the position, if the line is too long. */
const LEAD = 40;
/** How many lines of a range to show. */
const MAX_LINES = 3;
const TAB = '    ';
/** Characters per column, at most; limits how much of a long line is measured. */
const CHARS_PER_COLUMN = 16;
/** Characters that always take one column. */
const PLAIN = /^[\x20-\x7e]*$/;
const SEGMENTER = new Intl.Segmenter();

export interface CodeLine {
  number: number;
  text: string;
  carets: string;
}

/**
 * Shows the code of a finding, with carets under its range.
 *
 * @param lines lines of the file
 * @param masked ranges that must not be shown
 * @returns nothing if the finding concerns the whole file or is past its end
 */
export function codeFrame(
  lines: readonly string[],
  { start, end }: Range,
  masked: readonly Range[],
): CodeLine[] {
  const isEmpty = start.line === end.line && start.column === end.column;
  if (isEmpty && start.line === 1 && start.column === 1) return [];
  const frame: CodeLine[] = [];
  const last = Math.min(end.line, start.line + MAX_LINES - 1);
  for (let number = start.line; number <= last; number++) {
    const line = lines[number - 1];
    const from = number === start.line ? start.column - 1 : 0;
    const to = number === end.line ? end.column - 1 : (line?.length ?? 0);
    // A range that ends at the beginning of a line doesn't include that line.
    if (line === undefined || (number > start.line && to === 0)) break;
    frame.push({ number, ...cut(maskLine(line, number, masked), from, to) });
  }
  return frame;
}

/** Extracts the part of a line around `from` to `to` that fits, and marks it. */
function cut(line: string, from: number, to: number): Omit<CodeLine, 'number'> {
  const reach = WIDTH * CHARS_PER_COLUMN;
  let before = display(line.slice(Math.max(0, from - reach), from));
  const found = display(line.slice(from, Math.min(to, from + reach)));
  const after = display(line.slice(to, to + reach));
  if (widthOf(before) > LEAD && widthOf(before) + widthOf(found) + widthOf(after) > WIDTH) {
    before = `…${lastOf(before, LEAD)}`;
  }
  const indent = widthOf(before);
  const room = WIDTH - indent;
  const rest = found + after;
  const isLong = widthOf(rest) > room;
  const text = before + (isLong ? `${firstOf(rest, room - 1)}…` : rest);
  const carets = Math.max(1, Math.min(widthOf(found), room));
  return { text, carets: ' '.repeat(indent) + '^'.repeat(carets) };
}

/** A fast path for ASCII: one long line may have thousands of findings. */
function widthOf(text: string): number {
  return PLAIN.test(text) ? text.length : stringWidth(text);
}

/** @returns as much of the beginning of a text as fits into this many columns */
function firstOf(text: string, width: number): string {
  if (PLAIN.test(text)) return text.slice(0, width);
  let used = 0;
  for (const { segment, index } of SEGMENTER.segment(text)) {
    used += stringWidth(segment);
    if (used > width) return text.slice(0, index);
  }
  return text;
}

/** @returns as much of the end of a text as fits into this many columns */
function lastOf(text: string, width: number): string {
  if (PLAIN.test(text)) return text.slice(-width);
  let used = 0;
  for (const { segment, index } of [...SEGMENTER.segment(text)].reverse()) {
    used += stringWidth(segment);
    if (used > width) return text.slice(index + segment.length);
  }
  return text;
}

function display(code: string): string {
  return printable(code.replaceAll('\t', TAB));
}
