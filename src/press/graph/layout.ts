import type { Viz } from '@viz-js/viz';
import type { Graph, GraphPlace } from '../../view/graph.ts';
import { type Box, boxOf, labelOf, ROW } from './measure.ts';

export interface Point {
  x: number;
  y: number;
}

/** Positions in CSS pixels from the left and top. */
export interface Layout {
  width: number;
  height: number;
  /** The upper left corner of each node, in graph order. */
  nodes: { at: Point; box: Box }[];
  /** In graph order; null for an edge without a target. */
  edges: (Line | null)[];
}

export interface Line {
  /** A Bézier spline: the start point, then three points per curve. */
  points: Point[];
  /** The tips of its arrowheads; null for an end without one. */
  tail: Point | null;
  head: Point | null;
  /** The centre of its label. */
  label: { at: Point; lines: string[] } | null;
}

/** The part of Graphviz's output that is used: positions in points, from the bottom. */
interface Answer {
  bb: string;
  objects?: { name: string; pos: string }[];
  edges?: { id: string; pos?: string; lp?: string }[];
}

/** With more edges, routing splines takes minutes; they are drawn straight and cross more often. */
const MOST_EDGES = 90;
const LARGE = { splines: 'line', nslimit: 1, nslimit1: 1, mclimit: 0.2 };

/** Margin for the width of strokes. */
const MARGIN = 4;

/**
 * Lays out a graph with Graphviz. Passes only sizes and numbers, never the nodes' text, so that it
 * cannot misinterpret or leak any.
 *
 * @throws Error if Graphviz fails
 */
export function layOut(viz: Viz, graph: Graph, direction: 'right' | 'down'): Layout {
  const boxes = graph.nodes.map(boxOf);
  const index = new Map(graph.nodes.map(({ id }, at) => [id, at]));
  const edges = graph.edges.flatMap((edge, at) => {
    const [tail, head] = [index.get(edge.from.node), index.get(edge.to.node)];
    if (tail === undefined || head === undefined) return [];
    const label = labelOf(edge);
    return {
      tail: `n${tail}`,
      head: `n${head}`,
      attributes: {
        id: String(at),
        ...portsOf(graph, edge.from, tail, 'tailport'),
        ...portsOf(graph, edge.to, head, 'headport'),
        dir: directionOf(edge.from.end !== 'none', edge.to.end !== 'none'),
        ...(label && { label: { html: room(label.width, [label.height]) } }),
      },
    };
  });
  const result = viz.render(
    {
      directed: true,
      graphAttributes: {
        rankdir: direction === 'right' ? 'LR' : 'TB',
        nodesep: 0.35,
        ranksep: 0.5,
        ...(graph.edges.length > MOST_EDGES && LARGE),
      },
      nodeAttributes: { shape: 'plain', margin: 0 },
      edgeAttributes: { arrowsize: 0.9 },
      nodes: boxes.map((box, at) => ({ name: `n${at}`, attributes: { label: tableOf(box) } })),
      edges,
    },
    { format: 'json0', engine: 'dot' },
  );
  if (result.status === 'failure') {
    const reasons = result.errors.map(({ message }) => message).join(' ');
    throw new Error(`Graphviz cannot draw "${graph.title}": ${reasons}`);
  }
  return placesIn(JSON.parse(result.output) as Answer, graph, boxes);
}

/** A table of empty cells with the sizes of the real content. */
function room(width: number, heights: readonly number[]): string {
  const rows = heights.map(
    (height, at) =>
      `<TR><TD PORT="r${at}" FIXEDSIZE="TRUE" WIDTH="${width}" HEIGHT="${height}"></TD></TR>`,
  );
  return `<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0">${rows.join('')}</TABLE>`;
}

function tableOf({ width, head, rows }: Box): { html: string } {
  return { html: room(width, [head, ...rows.map(() => ROW.height)]) };
}

/** The first cell of a node is its header, the others are its rows. */
function portsOf(
  { nodes }: Graph,
  { row }: GraphPlace,
  node: number,
  key: 'tailport' | 'headport',
): Record<string, string> {
  const at = nodes[node]?.rows?.findIndex(({ id }) => id === row) ?? -1;
  return row === undefined || at === -1 ? {} : { [key]: `r${at + 1}` };
}

function directionOf(tail: boolean, head: boolean): string {
  if (tail) return head ? 'both' : 'back';
  return head ? 'forward' : 'none';
}

function placesIn(answer: Answer, graph: Graph, boxes: readonly Box[]): Layout {
  const [, , right = 0, top = 0] = numbersIn(answer.bb);
  const point = (x: number, y: number): Point => ({ x: x + MARGIN, y: top - y + MARGIN });
  const pointIn = (text: string): Point => {
    const [x = 0, y = 0] = numbersIn(text);
    return point(x, y);
  };
  const positions = new Map((answer.objects ?? []).map(({ name, pos }) => [name, pos]));
  const nodes = boxes.map((box, at) => {
    const middle = pointIn(positions.get(`n${at}`) ?? '');
    return { box, at: { x: middle.x - box.width / 2, y: middle.y - box.height / 2 } };
  });
  const lines = new Map((answer.edges ?? []).map((edge) => [edge.id, edge]));
  const edges = graph.edges.map((edge, at): Line | null => {
    const found = lines.get(String(at));
    if (found?.pos === undefined) return null;
    const parts = found.pos.split(' ');
    const tip = (key: 's' | 'e') => {
      const part = parts.find((one) => one.startsWith(`${key},`));
      return part === undefined ? null : pointIn(part.slice(2));
    };
    const label = labelOf(edge);
    return {
      points: parts.filter((one) => /^[-\d]/.test(one)).map(pointIn),
      tail: tip('s'),
      head: tip('e'),
      label: label && found.lp ? { at: pointIn(found.lp), lines: label.lines } : null,
    };
  });
  return { width: right + 2 * MARGIN, height: top + 2 * MARGIN, nodes, edges };
}

function numbersIn(text: string): number[] {
  return text.split(',').map(Number);
}
