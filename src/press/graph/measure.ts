import type { GraphEdge, GraphNode, GraphRow, Shape } from '../../view/graph.ts';
import { linesOf, visible, widthOf } from './text.ts';

/*
 * Sizes in CSS pixels. Font sizes match the stylesheet.
 */

export const TITLE = { size: 14, line: 18 };
export const SMALL = { size: 12, line: 16 };
/** A table row, and the gap between its two texts. */
export const ROW = { height: 22, gap: 20 };
export const PADDING = { x: 14, y: 10 };
/** Maximum line width before wrapping. */
const LONGEST = 190;
/** Maximum width of a row, which is truncated rather than wrapped. */
const LONGEST_CELL = 260;
const BOLD = 1.1;

/** Padding that a shape adds to its text. */
const SHAPES: Record<Shape, { left: number; right: number; top: number; bottom: number }> = {
  box: { left: 0, right: 0, top: 0, bottom: 0 },
  round: { left: 0, right: 0, top: 0, bottom: 0 },
  cylinder: { left: 0, right: 0, top: 12, bottom: 6 },
  pipe: { left: 4, right: 14, top: 0, bottom: 0 },
  cut: { left: 6, right: 6, top: 0, bottom: 0 },
  person: { left: 26, right: 4, top: 0, bottom: 0 },
};

/** A node with its text wrapped into lines. */
export interface Box {
  width: number;
  height: number;
  /** Offset of the text from the node's corner. */
  inset: { left: number; right: number; top: number };
  title: string[];
  subtitle: string[];
  /** Height of everything above the rows. */
  head: number;
  rows: { row: GraphRow; left: string; right: string }[];
}

export function boxOf(node: GraphNode): Box {
  const title = linesOf(node.title, TITLE.size * BOLD, LONGEST, 4);
  const subtitle = node.subtitle ? linesOf(node.subtitle, SMALL.size, LONGEST, 2) : [];
  const rows = (node.rows ?? []).map((row) => ({
    row,
    left: linesOf(row.left, SMALL.size, LONGEST_CELL, 1)[0] ?? '',
    right: linesOf(row.right, SMALL.size, LONGEST_CELL, 1)[0] ?? '',
  }));
  const inset = SHAPES[node.shape];
  const text = Math.max(
    ...title.map((line) => widthOf(line, TITLE.size * BOLD)),
    ...subtitle.map((line) => widthOf(line, SMALL.size)),
    ...rows.map(
      ({ left, right }) => widthOf(left, SMALL.size * BOLD) + ROW.gap + widthOf(right, SMALL.size),
    ),
    40,
  );
  const lines = title.length * TITLE.line + subtitle.length * SMALL.line;
  const head = lines + 2 * PADDING.y + inset.top + inset.bottom;
  return {
    width: Math.ceil(text + 2 * PADDING.x + inset.left + inset.right),
    height: head + rows.length * ROW.height,
    inset,
    title,
    subtitle,
    head,
    rows,
  };
}

/** @returns the lines of an edge's label and their size; null if it has none */
export function labelOf({
  label,
}: GraphEdge): { lines: string[]; width: number; height: number } | null {
  if (label === undefined || visible(label) === '') return null;
  const lines = linesOf(label, SMALL.size, LONGEST, 3);
  const width = Math.max(...lines.map((line) => widthOf(line, SMALL.size)));
  return { lines, width: Math.ceil(width) + 8, height: lines.length * SMALL.line + 4 };
}
