import stringWidth from 'string-width';

const GAP = '  ';

/**
 * Rows as a table with aligned columns; where one would be wider than the terminal, every row as a
 * block instead: its first two cells in one line, each of the others in a line below.
 *
 * @param head names of the columns, which blocks do without
 * @param rows cells that may be printed; empty ones are left out of a block
 * @param width of the terminal, in characters
 * @returns lines, without escape sequences, for `style` to be applied to
 */
export function columns(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
): { head: string | null; rows: string[] } {
  const lines = [head, ...rows];
  // What is last needs no room after it.
  const widths = head.map((_, at) =>
    at === head.length - 1 ? 0 : Math.max(...lines.map((cells) => stringWidth(cells[at] ?? ''))),
  );
  const aligned = lines.map((cells) =>
    cells
      .map((cell, at) => pad(cell, widths[at] ?? 0))
      .join(GAP)
      .trimEnd(),
  );
  const [top = '', ...below] = aligned;
  if (aligned.every((line) => stringWidth(line) <= width)) return { head: top, rows: below };
  const blocks = rows.map((cells) => {
    const [first = '', second = '', ...others] = cells;
    const rest = others.filter(Boolean).map((cell) => `${GAP}${cell}`);
    return [[first, second].filter(Boolean).join(GAP), ...rest].join('\n');
  });
  return { head: null, rows: blocks };
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)));
}
