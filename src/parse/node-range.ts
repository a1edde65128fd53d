import type { Nodes } from 'mdast';
import type { Position, Range } from '../model/position.ts';

export function rangeOf(node: Nodes): Range {
  const point = (at: Position | undefined): Position => ({
    line: at?.line ?? 1,
    column: at?.column ?? 1,
  });
  return { start: point(node.position?.start), end: point(node.position?.end) };
}
