import type { LineRange } from '../model/position.ts';

/** Lines that were replaced by others; none of either where some were only added or taken away. */
export interface LineEdit {
  /** First line before; where there is none, the one that the new ones stand before. */
  from: number;
  count: number;
  /** First line after. */
  to: number;
  added: number;
}

/**
 * @param body the lines of a hunk in the unified format, its header left out
 * @param from first line before
 * @param to first line after
 * @param isBeforeEmpty whether the hunk has no line of before: its number is then that of the line above
 */
export function lineEdits(
  body: readonly string[],
  from: number,
  to: number,
  isBeforeEmpty: boolean,
  isAfterEmpty: boolean,
): LineEdit[] {
  const edits: LineEdit[] = [];
  let before = isBeforeEmpty ? from + 1 : from;
  let after = isAfterEmpty ? to + 1 : to;
  let open: LineEdit | null = null;
  for (const line of body) {
    if (line.startsWith('\\')) continue;
    if (line.startsWith('-') || line.startsWith('+')) {
      if (!open) {
        open = { from: before, count: 0, to: after, added: 0 };
        edits.push(open);
      }
      if (line.startsWith('-')) {
        open.count += 1;
        before += 1;
      } else {
        open.added += 1;
        after += 1;
      }
    } else {
      open = null;
      before += 1;
      after += 1;
    }
  }
  return edits;
}

/** What has become of some lines. */
export interface TrackedLines {
  /** Whether a line among them is another one, or there are more or fewer. */
  isChanged: boolean;
  /** Where they are now; null if nothing is left of them. */
  lines: LineRange | null;
}

/** @param edits in the order of the file */
export function trackLines({ from, to }: LineRange, edits: readonly LineEdit[]): TrackedLines {
  const end = (edit: LineEdit) => edit.from + edit.count;
  const isTouched = (edit: LineEdit) =>
    edit.count === 0 ? edit.from > from && edit.from <= to : edit.from <= to && end(edit) > from;
  const shift = (line: number) =>
    edits
      .filter((edit) => end(edit) <= line)
      .reduce((sum, { count, added }) => sum + added - count, line);
  const over = (line: number) => edits.find((edit) => edit.from <= line && line < end(edit));
  const first = over(from);
  const last = over(to);
  const now = {
    from: first ? first.to : shift(from),
    to: last ? last.to + last.added - 1 : shift(to),
  };
  return { isChanged: edits.some(isTouched), lines: now.to < now.from ? null : now };
}
