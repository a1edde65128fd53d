import stringWidth from 'string-width';
import type { Range } from '../model/position.ts';
import { printable } from '../model/printable.ts';
import { maskLine } from './secrets.ts';

/** Columns of a line that are shown. */
const WIDTH = 100;
/** How many of them stand before the place at most, where the line is too long. */
const LEAD = 40;
/** Lines of a range that are shown. */
const MAX_LINES = 3;
const TAB = '    ';
/** Characters that a column can take; more of a long line need not be looked at. */
const CHARS_PER_COLUMN = 16;
/** Characters of which each takes one column. */
const PLAIN = /^[\x20-\x7e]*$/;
const SEGMENTER = new Intl.Segmenter();

export interface CodeLine {
  number: number;
  text: string;
  carets: string;
}

/**
 * Shows where a finding is: its lines, with carets under what it is about.
 *
 * @param lines the file's
 * @param masked ranges that nobody may read
 * @returns nothing for a finding that concerns the whole file, or is beyond its end
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
    // A range that ends where a line begins has nothing of that line.
    if (line === undefined || (number > start.line && to === 0)) break;
    frame.push({ number, ...cut(maskLine(line, number, masked), from, to) });
  }
  return frame;
}

/** Takes the part of a line around `from` to `to` that fits, and points at it. */
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

/** Nearly all code is plain, and there may be thousands of findings in one long line. */
function widthOf(text: string): number {
  return PLAIN.test(text) ? text.length : stringWidth(text);
}

/** @returns as much of the beginning of a text as fits into so many columns */
function firstOf(text: string, width: number): string {
  if (PLAIN.test(text)) return text.slice(0, width);
  let used = 0;
  for (const { segment, index } of SEGMENTER.segment(text)) {
    used += stringWidth(segment);
    if (used > width) return text.slice(0, index);
  }
  return text;
}

/** @returns as much of the end of a text as fits into so many columns */
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
