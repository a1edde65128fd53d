import type { Viz } from '@viz-js/viz';
import type { Graph } from '../../view/graph.ts';
import { type Layout, type Line, layOut, type Point } from './layout.ts';

/** Width of the text column, in which a drawing does not need to scroll. */
const COLUMN = 680;
/** Distance between unconnected parts. */
const GAP = 24;

/**
 * Lays out the graph: each connected component separately, then the components in rows, because
 * Graphviz would put them all side by side.
 */
export function arrange(viz: Viz, graph: Graph): Layout {
  const parts = partsOf(graph).map((part) => {
    const nodes = part.nodes.map((at) => graph.nodes[at] as Graph['nodes'][0]);
    const edges = part.edges.map((at) => graph.edges[at] as Graph['edges'][0]);
    return { ...part, layout: best(viz, { ...graph, nodes, edges }) };
  });
  const widest = Math.max(COLUMN, ...parts.map(({ layout }) => layout.width));
  const nodes: Layout['nodes'] = [];
  const edges: Layout['edges'] = graph.edges.map(() => null);
  const end = { x: 0, y: 0, row: 0, width: 0 };
  // The largest component first, isolated nodes last.
  for (const { layout, ...part } of parts.toSorted((a, b) => b.nodes.length - a.nodes.length)) {
    if (end.x > 0 && end.x + layout.width > widest) {
      end.x = 0;
      end.y += end.row + GAP;
      end.row = 0;
    }
    const move = ({ x, y }: Point): Point => ({ x: x + end.x, y: y + end.y });
    for (const [at, { at: corner, box }] of layout.nodes.entries()) {
      nodes[part.nodes[at] as number] = { at: move(corner), box };
    }
    for (const [at, line] of layout.edges.entries()) {
      edges[part.edges[at] as number] = line && moved(line, move);
    }
    end.width = Math.max(end.width, end.x + layout.width);
    end.row = Math.max(end.row, layout.height);
    end.x += layout.width + GAP;
  }
  return { width: end.width, height: end.y + end.row, nodes, edges };
}

/** Of the two directions, the one that shrinks less to fit, else the one with less height. */
function best(viz: Viz, graph: Graph): Layout {
  const { direction } = graph;
  if (direction !== 'auto') return layOut(viz, graph, direction);
  const right = layOut(viz, graph, 'right');
  const down = layOut(viz, graph, 'down');
  const [wide, narrow] = [right, down].map(({ width }) => Math.max(COLUMN, width));
  if (wide !== narrow) return Number(wide) < Number(narrow) ? right : down;
  return right.height <= down.height ? right : down;
}

interface Part {
  /** Indices in the graph. */
  nodes: number[];
  edges: number[];
}

/** The connected components of a graph, in the order of their first nodes. */
function partsOf(graph: Graph): Part[] {
  const index = new Map(graph.nodes.map(({ id }, at) => [id, at]));
  const leader = graph.nodes.map((_, at) => at);
  const find = (at: number): number => {
    let root = at;
    while (leader[root] !== root) root = leader[root] as number;
    leader[at] = root;
    return root;
  };
  const ends = graph.edges.map(({ from, to }) => [index.get(from.node), index.get(to.node)]);
  for (const [from, to] of ends) {
    if (from !== undefined && to !== undefined) leader[find(from)] = find(to);
  }
  const parts = new Map<number, Part>();
  for (const at of graph.nodes.keys()) {
    const part = parts.get(find(at)) ?? { nodes: [], edges: [] };
    parts.set(find(at), part);
    part.nodes.push(at);
  }
  for (const [at, [from, to]] of ends.entries()) {
    if (from !== undefined && to !== undefined) parts.get(find(from))?.edges.push(at);
  }
  return [...parts.values()];
}

function moved({ points, tail, head, label }: Line, move: (point: Point) => Point): Line {
  return {
    points: points.map(move),
    tail: tail && move(tail),
    head: head && move(head),
    label: label && { ...label, at: move(label.at) },
  };
}
