import type { GraphPlace, Shape } from '../../view/graph.ts';
import type { Point } from './layout.ts';

/** Path data, with spaces, because the likes of `m10` may be names that the audit looks for. */
export function path(...parts: (string | number)[]): string {
  return parts.map((part) => (typeof part === 'number' ? round(part) : part)).join(' ');
}

export function round(number: number): string {
  return String(Math.round(number * 10) / 10);
}

/** @returns the outline of a shape, and its inner lines */
export function outlineOf(
  shape: Shape,
  { x, y }: Point,
  w: number,
  h: number,
): { outline: string; inside: string } {
  const right = x + w;
  const bottom = y + h;
  switch (shape) {
    case 'box':
      return { outline: rectangle(x, y, w, h, 2), inside: '' };
    case 'round':
      return { outline: rectangle(x, y, w, h, 8), inside: '' };
    case 'cylinder': {
      const lid = 7;
      const rx = w / 2;
      return {
        outline: path(
          'M',
          x,
          y + lid,
          'A',
          rx,
          lid,
          0,
          0,
          1,
          right,
          y + lid,
          'V',
          bottom - lid,
          'A',
          rx,
          lid,
          0,
          0,
          1,
          x,
          bottom - lid,
          'Z',
        ),
        inside: path('M', x, y + lid, 'A', rx, lid, 0, 0, 0, right, y + lid),
      };
    }
    case 'pipe': {
      const end = 7;
      const ry = h / 2;
      return {
        outline: path(
          'M',
          x + end,
          y,
          'H',
          right - end,
          'A',
          end,
          ry,
          0,
          0,
          1,
          right - end,
          bottom,
          'H',
          x + end,
          'A',
          end,
          ry,
          0,
          0,
          1,
          x + end,
          y,
          'Z',
        ),
        inside: path('M', right - end, y, 'A', end, ry, 0, 0, 0, right - end, bottom),
      };
    }
    case 'cut': {
      const cut = 9;
      return {
        outline: path(
          'M',
          x + cut,
          y,
          'H',
          right - cut,
          'L',
          right,
          y + cut,
          'V',
          bottom - cut,
          'L',
          right - cut,
          bottom,
          'H',
          x + cut,
          'L',
          x,
          bottom - cut,
          'V',
          y + cut,
          'Z',
        ),
        inside: '',
      };
    }
    case 'person': {
      const middle = y + h / 2;
      const from = x + 12;
      return {
        outline: rectangle(x, y, w, h, Math.min(16, h / 2)),
        inside: path(
          'M',
          from + 3.5,
          middle - 5,
          'a',
          4.5,
          4.5,
          0,
          1,
          1,
          9,
          0,
          'a',
          4.5,
          4.5,
          0,
          1,
          1,
          -9,
          0,
          'M',
          from,
          middle + 11,
          'a',
          8,
          9,
          0,
          0,
          1,
          16,
          0,
          'Z',
        ),
      };
    }
  }
}

function rectangle(x: number, y: number, w: number, h: number, r: number): string {
  const corner = (dx: number, dy: number) => ['a', r, r, 0, 0, 1, dx, dy] as const;
  return path(
    'M',
    x + r,
    y,
    'h',
    w - 2 * r,
    ...corner(r, r),
    'v',
    h - 2 * r,
    ...corner(-r, r),
    'h',
    2 * r - w,
    ...corner(-r, -r),
    'v',
    2 * r - h,
    ...corner(r, -r),
    'Z',
  );
}

/**
 * The marker at the end of a line: an arrowhead, or the cardinality of a relation.
 *
 * @param base the end of the line
 * @param tip the border of the node
 */
export function endOf(end: GraphPlace['end'], base: Point, tip: Point): string {
  const length = Math.hypot(tip.x - base.x, tip.y - base.y) || 1;
  const along = { x: (tip.x - base.x) / length, y: (tip.y - base.y) / length };
  const at = (forward: number, aside: number) => [
    base.x + along.x * forward - along.y * aside,
    base.y + along.y * forward + along.x * aside,
  ];
  const line = ['M', ...at(0, 0), 'L', ...at(length, 0)];
  switch (end) {
    case 'none':
      return '';
    case 'arrow':
      return path('M', ...at(length, 0), 'L', ...at(0, 4), 'L', ...at(0, -4), 'Z');
    case 'one':
      return path(...line, 'M', ...at(length / 2, 5), 'L', ...at(length / 2, -5));
    case 'many':
      return path(...line, 'M', ...at(length, 5), 'L', ...at(0, 0), 'L', ...at(length, -5));
  }
}
