import type { LineRange } from '../model/position.ts';

/** Replaced lines; one side is empty for a pure addition or removal. */
export interface LineEdit {
  /** First old line; for an addition, the line before which it was inserted. */
  from: number;
  count: number;
  /** First new line. */
  to: number;
  added: number;
}

/**
 * @param body the lines of a hunk in unified format, without its header
 * @param from first old line
 * @param to first new line
 * @param isBeforeEmpty whether the hunk has no old lines; `from` is then the line above
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

/** What happened to a range of lines. */
export interface TrackedLines {
  /** Whether a line among them was changed, added or removed. */
  isChanged: boolean;
  /** Their current position; null if none is left. */
  lines: LineRange | null;
}

/** @param edits in file order */
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
