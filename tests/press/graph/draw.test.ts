import type { Element, Nodes } from 'hast';
import { htmlToHast } from 'satteri';
import { describe, expect, test } from 'vitest';
import { createDrawGraph } from '../../../src/press/graph/draw.ts';
import type { Graph, GraphEdge, GraphNode } from '../../../src/view/graph.ts';

function node(id: string, rest: Partial<GraphNode> = {}): GraphNode {
  return { id, shape: 'round', classes: [], title: id, ...rest };
}

function edge(from: string, to: string, rest: Partial<GraphEdge> = {}): GraphEdge {
  return {
    from: { node: from, end: 'none' },
    to: { node: to, end: 'arrow' },
    classes: [],
    ...rest,
  };
}

async function draw(nodes: GraphNode[], edges: GraphEdge[], rest: Partial<Graph> = {}) {
  const graph: Graph = { title: 'Map', description: 'All.', direction: 'auto', nodes, edges };
  const svg = await createDrawGraph()({ ...graph, ...rest });
  const page = elementsIn(htmlToHast(svg ?? '') as Nodes);
  // The parser wraps it in a page.
  const elements = page.filter(({ tagName }) => !/^(html|head|body)$/.test(tagName));
  return { svg: svg ?? '', elements };
}

function elementsIn(tree: Nodes): Element[] {
  const own = tree.type === 'element' ? [tree] : [];
  return 'children' in tree ? [...own, ...tree.children.flatMap(elementsIn)] : own;
}

function classed(elements: Element[], name: string): Element[] {
  return elements.filter(({ properties }) =>
    [properties.className, properties.class].flat().join(' ').split(' ').includes(name),
  );
}

function textOf(tree: Nodes): string {
  if (tree.type === 'text') return tree.value;
  return 'children' in tree ? tree.children.map(textOf).join('') : '';
}

const HOSTILE = [
  '__proto__',
  'constructor',
  'a"b',
  "it's",
  '<script>alert(1)</script>',
  '</svg><img src=x onerror=alert(1)>',
  'A & B &lt;',
  'line\nbreak\\n\\l',
  '\u202Ereversed\u202C',
  '会計システム',
  'نظام الفواتير',
  '👩‍💻 team',
  '\u0000\u0007\uD800',
  'node [label=x]; }',
];

describe('a drawing', () => {
  test('is an image with a name, made of boxes and arrows', async () => {
    const { elements } = await draw(
      [node('a', { title: 'Web app', subtitle: 'service' }), node('b'), node('c')],
      [edge('a', 'b', { label: 'HTTPS' }), edge('b', 'a'), edge('b', 'b')],
    );
    const picture = elements.find(({ properties }) => properties.role === 'img');
    expect(picture?.children.slice(0, 2).map((one) => textOf(one))).toEqual(['Map', 'All.']);
    expect(classed(elements, 'graph-node').map((one) => textOf(one))).toEqual([
      'Web appservice',
      'b',
      'c',
    ]);
    expect(classed(elements, 'graph-edge').map((one) => textOf(one))).toEqual(['HTTPS', '', '']);
    expect(classed(elements, 'graph-arrow')).toHaveLength(3);
  });

  test('puts links next to the image, where they can be reached', async () => {
    const link = { href: '#system-a%22', label: 'A "quoted" one' };
    const { elements } = await draw([node('a', { link })], []);
    const [picture] = elements.filter(({ properties }) => properties.role === 'img');
    const isLink = ({ tagName }: Element) => tagName === 'a';
    expect(elementsIn(picture as Element).filter(isLink)).toEqual([]);
    expect(elements.filter(isLink).map(({ properties }) => properties)).toMatchObject([
      { href: '#system-a%22', ariaLabel: 'A "quoted" one' },
    ]);
  });

  test('draws rows, and edges that end at them', async () => {
    const row = (id: string) => ({ id, classes: ['key'], left: id, right: 'uuid' });
    const { elements, svg } = await draw(
      [node('a', { rows: [row('id'), row('b_id')] }), node('b', { rows: [row('id')] })],
      [
        {
          from: { node: 'a', row: 'b_id', end: 'many' },
          to: { node: 'b', row: 'id', end: 'one' },
          classes: [],
        },
      ],
      { direction: 'right' },
    );
    expect(classed(elements, 'graph-row').map((one) => textOf(one))).toEqual([
      'iduuid',
      'b_iduuid',
      'iduuid',
    ]);
    expect(classed(elements, 'graph-end')).toHaveLength(2);
    expect(svg).not.toContain('NaN');
  });

  test('shows hostile text as text, and contains nothing that the CSP forbids', async () => {
    const nodes = HOSTILE.map((id) => node(id, { subtitle: id, classes: ['x" onload="y'] }));
    const edges = HOSTILE.flatMap((id) => [
      edge(id, id),
      edge(HOSTILE[0] ?? '', id, { label: id }),
    ]);
    const { elements, svg } = await draw(nodes, edges, { title: HOSTILE[5] ?? '' });
    const names = new Set(elements.map(({ tagName }) => tagName));
    expect([...names].sort()).toEqual(['desc', 'g', 'path', 'svg', 'text', 'title']);
    const attributes = new Set(elements.flatMap(({ properties }) => Object.keys(properties)));
    const known = ['class', 'className', 'd', 'height', 'role', 'viewBox', 'width', 'x', 'y'];
    expect([...attributes].filter((name) => !known.includes(name))).toEqual([]);
    expect(classed(elements, 'graph-node')).toHaveLength(HOSTILE.length);
    expect(classed(elements, 'graph-edge')).toHaveLength(2 * HOSTILE.length);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not occur.
    expect(svg).not.toMatch(/[\u0000-\u001f\u202a-\u202e\ud800-\udbff](?![\udc00-\udfff])/);
    expect(svg).not.toContain('NaN');
  });

  test('leaves out edges without a node, and is the same every time', async () => {
    const nodes = [node('a'), node('b'), node('__proto__')];
    const edges = [edge('a', 'nobody'), edge('constructor', 'b'), edge('__proto__', 'a')];
    const { elements, svg } = await draw(nodes, edges);
    expect(classed(elements, 'graph-edge').map(({ children }) => children.length)).toEqual([2]);
    expect((await draw(nodes, edges)).svg).toBe(svg);
  });

  test('wraps unconnected nodes instead of growing wider', async () => {
    const nodes = Array.from({ length: 30 }, (_, at) => node(`system ${at}`));
    const { svg } = await draw(nodes, []);
    expect(Number(/width="([\d.]+)"/.exec(svg)?.[1])).toBeLessThanOrEqual(680);
  });

  test('handles many edges', async () => {
    const nodes = Array.from({ length: 60 }, (_, at) => node(`s${at}`));
    const edges = Array.from({ length: 240 }, (_, at) =>
      edge(`s${(at * 7) % 60}`, `s${(at * at * 13) % 60}`, { label: 'HTTPS' }),
    );
    const { elements } = await draw(nodes, edges);
    expect(classed(elements, 'graph-edge')).toHaveLength(240);
  });

  test('is left out if it is empty or too large', async () => {
    const nodes = Array.from({ length: 301 }, (_, at) => node(`s${at}`));
    expect((await draw([], [])).svg).toBe('');
    expect((await draw(nodes, [])).svg).toBe('');
  });
});
