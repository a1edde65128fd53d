/** A position in a file on disk: lines and columns count from 1, columns in UTF-16 units. */
export interface Position {
  line: number;
  column: number;
}

/** From `start` up to, but not including, `end`. */
export interface Range {
  start: Position;
  end: Position;
}

/** The range of a finding that concerns the whole file. */
export const FILE_START: Range = {
  start: { line: 1, column: 1 },
  end: { line: 1, column: 1 },
};

export function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.column - b.column;
}

/** @returns a function that converts offsets, in ascending order, to lines and columns */
export function positionsIn(text: string): (offset: number) => Position {
  let line = 1;
  let start = 0;
  let next = text.indexOf('\n');
  return (offset) => {
    while (next !== -1 && next < offset) {
      line += 1;
      start = next + 1;
      next = text.indexOf('\n', start);
    }
    return { line, column: offset - start + 1 };
  };
}

/** Lines count from 1; the last one is included. */
export interface LineRange {
  from: number;
  to: number;
}

/** From offset `start` up to, but not including, `end`. */
export interface Span {
  start: number;
  end: number;
}
