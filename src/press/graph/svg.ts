import type { Viz } from '@viz-js/viz';
import type { Graph, GraphEdge, GraphLink, GraphNode } from '../../view/graph.ts';
import { arrange } from './arrange.ts';
import type { Layout, Line, Point } from './layout.ts';
import { PADDING, ROW, SMALL, TITLE } from './measure.ts';
import { endOf, outlineOf, path, round } from './shapes.ts';
import { visible } from './text.ts';

/**
 * Draws a graph as SVG. It contains only the elements and class names written here, which the
 * stylesheet gives colours and fonts, and escaped text. Assistive technology sees a single image;
 * links are placed over it, because nothing inside an image can be focused.
 *
 * @throws Error if Graphviz fails
 */
export function drawSvg(viz: Viz, graph: Graph): string {
  return svgOf(graph, arrange(viz, graph));
}

function svgOf(graph: Graph, { width, height, nodes, edges }: Layout): string {
  const size = `width="${round(width)}" height="${round(height)}"`;
  const lines = graph.edges.map((edge, at) => drawEdge(edge, edges[at] ?? null));
  const boxes = graph.nodes.map((node, at) => drawNode(node, nodes[at] as Layout['nodes'][0]));
  const links = graph.nodes.map((node, at) => drawLinks(node, nodes[at] as Layout['nodes'][0]));
  return [
    `<svg class="graph" viewBox="0 0 ${round(width)} ${round(height)}" ${size}>`,
    `<svg role="img" class="graph-picture" ${size}>`,
    `<title>${escaped(graph.title)}</title><desc>${escaped(graph.description)}</desc>`,
    ...lines,
    ...boxes,
    '</svg>',
    ...links,
    '</svg>',
  ].join('');
}

function drawEdge({ from, to, classes }: GraphEdge, line: Line | null): string {
  const [first, ...rest] = line?.points ?? [];
  const last = line?.points.at(-1);
  if (!line || !first || !last) return '';
  const { tail, head, label } = line;
  const curve = path('M', first.x, first.y, 'C', ...rest.flatMap(({ x, y }) => [x, y]));
  const ends = [
    ...(tail ? [drawEnd(from.end, first, tail)] : []),
    ...(head ? [drawEnd(to.end, last, head)] : []),
  ];
  const top = label ? label.at.y - (label.lines.length * SMALL.line) / 2 : 0;
  const text = label?.lines.map((value, at) =>
    drawText('graph-label', label.at.x, top + (at + 0.72) * SMALL.line, value),
  );
  return group('graph-edge', classes, [`<path d="${curve}"/>`, ...ends, ...(text ?? [])]);
}

function drawEnd(end: GraphEdge['to']['end'], base: Point, tip: Point): string {
  return `<path class="${end === 'arrow' ? 'graph-arrow' : 'graph-end'}" d="${endOf(end, base, tip)}"/>`;
}

function drawNode(node: GraphNode, { at, box }: Layout['nodes'][0]): string {
  const { outline, inside } = outlineOf(node.shape, at, box.width, box.height);
  const { left, right, top } = box.inset;
  const middle = at.x + left + (box.width - left - right) / 2;
  let y = at.y + top + PADDING.y;
  const texts = [
    ...box.title.map((line) => {
      y += TITLE.line;
      return drawText('graph-title', middle, y - 0.28 * TITLE.line, line);
    }),
    ...box.subtitle.map((line) => {
      y += SMALL.line;
      return drawText('graph-small', middle, y - 0.28 * SMALL.line, line);
    }),
  ];
  const rows = box.rows.map(({ row, left: name, right: value }, index) => {
    const from = at.y + box.head + index * ROW.height;
    const baseline = from + ROW.height / 2 + 0.32 * SMALL.size;
    return group('graph-row', row.classes, [
      `<path class="graph-rule" d="${path('M', at.x, from, 'h', box.width)}"/>`,
      drawText('graph-left', at.x + PADDING.x, baseline, name),
      drawText('graph-right', at.x + box.width - PADDING.x, baseline, value),
    ]);
  });
  return group('graph-node', node.classes, [
    `<path class="graph-outline" d="${outline}"/>`,
    ...(inside === '' ? [] : [`<path class="graph-inside" d="${inside}"/>`]),
    ...texts,
    ...rows,
  ]);
}

function drawLinks(node: GraphNode, { at, box }: Layout['nodes'][0]): string {
  const rows = box.rows.map(({ row }, index) =>
    drawLink(row.link, at.x, at.y + box.head + index * ROW.height, box.width, ROW.height),
  );
  const height = box.rows.length > 0 ? box.head : box.height;
  return [drawLink(node.link, at.x, at.y, box.width, height), ...rows].join('');
}

function drawLink(
  link: GraphLink | undefined,
  x: number,
  y: number,
  width: number,
  height: number,
): string {
  if (!link) return '';
  const [from, top, w, h] = [x, y, width, height].map(round);
  const area = `<rect x="${from}" y="${top}" width="${w}" height="${h}" rx="3"/>`;
  return `<a class="graph-link" href="${escaped(link.href)}" aria-label="${escaped(link.label)}">${area}</a>`;
}

function group(name: string, classes: readonly string[], children: readonly string[]): string {
  return `<g class="${escaped([name, ...classes].join(' '))}">${children.join('')}</g>`;
}

function drawText(name: string, x: number, y: number, value: string): string {
  return `<text class="${name}" x="${round(x)}" y="${round(y)}">${escaped(value)}</text>`;
}

function escaped(text: string): string {
  return visible(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
