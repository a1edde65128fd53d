import stringWidth from 'string-width';

const GAP = '  ';

/**
 * Renders rows as a table with aligned columns. If a row would be wider than the terminal, each row
 * becomes a block: its first two cells on one line, each of the others on a line below.
 *
 * @param head column names, which blocks omit
 * @param rows printable cells; blocks omit empty ones
 * @param width width of the terminal, in characters
 * @returns lines without escape sequences, ready for `style`
 */
export function columns(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
): { head: string | null; rows: string[] } {
  const lines = [head, ...rows];
  // The last column needs no padding.
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
