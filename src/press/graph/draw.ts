import type { Graph } from '../../view/graph.ts';

/**
 * Draws a graph as SVG.
 *
 * @returns null for a graph that is empty, or so large that nobody could read it
 * @throws Error where Graphviz gives up
 */
export type DrawGraph = (graph: Graph) => Promise<string | null>;

/** Drawing more takes seconds, then minutes. */
const MOST = { nodes: 300, edges: 500 };

/** Graphviz, and everything that draws, is loaded with the first graph and no earlier; none is drawn twice. */
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
