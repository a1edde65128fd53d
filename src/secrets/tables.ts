import { isOther, NAME, type Name } from './names.ts';
import type { Span } from './span.ts';
import { isSecretKey, isSecretPassword } from './values.ts';

/** A header cell: a credential name with little else. */
const HEADING = new RegExp(`^(?<before>.{0,40}?)(?:${NAME.source})(?<behind>.{0,24})$`, 'i');
/** Cell separators in Markdown tables and spreadsheet exports. */
const DIVIDERS = ['|', '\t', ';', ','];
/** Maximum length of a table row. */
const LONGEST = 1000;

interface Column {
  index: number;
  isKey: boolean;
  /** Number of cells in a row. */
  count: number;
  divider: string;
}

/**
 * Finds passwords and keys below their name in a table.
 *
 * @param names positions of credential names in the text, in order
 */
export function findInTables(text: string, names: readonly Name[]): Span[] {
  const spans: Span[] = [];
  let next = 0;
  for (const name of names) {
    if (name.start < next) continue;
    const head = lineStart(text, name.start);
    let line = head === null ? null : lineAt(text, head);
    if (line) next = line.end;
    if (line) spans.push(...besideName(line));
    const columns = line && isTable(line, lineAt(text, line.end + 1)) ? columnsOf(line.text) : [];
    while (line && columns.length > 0) {
      next = line.end;
      line = lineAt(text, line.end + 1);
      const cells = line ? cellsOf(line, columns[0]?.divider ?? '|') : [];
      // A table ends at a line that is not a row of it, or is the header of another.
      if (!line || cells.length !== columns[0]?.count || columnsOf(line.text).length > 0) break;
      for (const { index, isKey } of columns) spans.push(...spansIn(cells[index], isKey));
    }
  }
  return spans;
}

/** In a row that starts with a name, any other cell may be its value. */
function besideName(line: Piece): Span[] {
  const [first, ...others] = cellsOf(line, '|').filter(({ text }) => text !== '');
  const groups = first && others.length > 1 ? HEADING.exec(first.text)?.groups : undefined;
  if (!groups || isOther(groups.before ?? '', (groups.behind ?? '').trimStart())) return [];
  return others.flatMap((cell) => spansIn(cell, groups.password === undefined));
}

interface Piece {
  text: string;
  start: number;
}

/** @returns the start of the line that contains a position; null if it is too far away */
function lineStart(text: string, place: number): number | null {
  const before = text.slice(Math.max(0, place - LONGEST), place);
  const start = place - before.length + before.lastIndexOf('\n') + 1;
  return start === place - before.length && place > LONGEST ? null : start;
}

function lineAt(text: string, start: number): (Piece & { end: number }) | null {
  if (start >= text.length) return null;
  const length = text.slice(start, start + LONGEST).indexOf('\n');
  const end = length === -1 ? Math.min(text.length, start + LONGEST) : start + length;
  return { text: text.slice(start, end), start, end };
}

/** Most lines with commas are not table headers; the next line tells. */
function isTable(head: Piece, first: Piece | null): boolean {
  const divider = DIVIDERS.find((one) => head.text.includes(one));
  if (divider === undefined || !first?.text.includes(divider)) return false;
  return head.text.split(divider).length === first.text.split(divider).length;
}

function columnsOf(line: string): Column[] {
  const divider = DIVIDERS.find((one) => line.includes(one));
  if (divider === undefined) return [];
  const cells = cellsOf({ text: line, start: 0 }, divider);
  // A single word followed by a comma is a list item.
  if (cells.filter(({ text }) => text !== '').length < 2 && divider !== '|') return [];
  return cells.flatMap(({ text }, index) => {
    const groups = HEADING.exec(text)?.groups;
    if (!groups || isOther(groups.before ?? '', (groups.behind ?? '').trimStart())) return [];
    return [{ index, isKey: groups.password === undefined, count: cells.length, divider }];
  });
}

/** @returns the cells without surrounding spaces, quotes and emphasis */
function cellsOf({ text, start }: Piece, divider: string): Piece[] {
  let from = start;
  return text.split(divider).map((cell) => {
    const indent = /^[\s"'`*]*/.exec(cell)?.[0].length ?? 0;
    const piece = { text: trimmed(cell.slice(indent)), start: from + indent };
    from += cell.length + divider.length;
    return piece;
  });
}

function trimmed(text: string): string {
  return text.slice(0, text.search(/[\s"'`*]*$/));
}

function spansIn(cell: Piece | undefined, isKey: boolean): Span[] {
  if (!cell) return [];
  // `dana / …`
  const user = /^[\w.@+-]{1,64}["'`]{0,2}(?:\s?[/:]\s|\/|:)["'`]{0,2}(?=[^\s/:]{6,256}$)/.exec(
    cell.text,
  )?.[0];
  const text = cell.text.slice(user?.length ?? 0);
  const start = cell.start + cell.text.length - text.length;
  if (/\s/.test(text)) return [];
  if (user !== undefined && isSecretPassword(text)) return [spanOf(start, text, false)];
  if (!(isKey ? isSecretKey(text) : isSecretPassword(text))) return [];
  return [spanOf(start, text, isKey)];
}

function spanOf(start: number, text: string, isKey: boolean): Span {
  return { kind: isKey ? 'key or token' : 'password', start, end: start + text.length };
}
