import type { Graph } from '../../view/graph.ts';

/**
 * Draws a graph as SVG.
 *
 * @returns null if the graph is empty, or too large to be legible
 * @throws Error if Graphviz fails
 */
export type DrawGraph = (graph: Graph) => Promise<string | null>;

/** Limits beyond which drawing takes seconds to minutes. */
const MOST = { nodes: 300, edges: 500 };

/** Loads Graphviz and the drawing code with the first graph. Drawings are cached. */
export function createDrawGraph(): DrawGraph {
  let started: Promise<(graph: Graph) => string> | null = null;
  const drawn = new Map<string, string>();
  return async (graph) => {
    const { nodes, edges } = graph;
    if (nodes.length === 0 || nodes.length > MOST.nodes || edges.length > MOST.edges) return null;
    const key = JSON.stringify(graph);
    const known = drawn.get(key);
    if (known !== undefined) return known;
    started ??= start();
    const draw = await started;
    const svg = draw(graph);
    drawn.set(key, svg);
    return svg;
  };
}

async function start(): Promise<(graph: Graph) => string> {
  const [{ drawSvg }, { instance }] = await Promise.all([
    import('./svg.ts'),
    import('@viz-js/viz'),
  ]);
  const viz = await instance();
  return (graph) => drawSvg(viz, graph);
}
