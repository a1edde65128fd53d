import { count } from '../model/count.ts';
import type { SystemView } from './code.ts';
import type { Graph, GraphEdge, GraphNode, Shape } from './graph.ts';

const SHAPES: Readonly<Record<string, Shape>> = {
  service: 'round',
  database: 'cylinder',
  queue: 'pipe',
  external: 'cut',
  person: 'person',
};

/** A system's distance from the contractor's work: part of it, adjacent to it, or neither. */
type Nearness = 'touched' | 'near' | 'far';

/**
 * The map of the systems around the work. Systems that the contractor changes are highlighted,
 * adjacent ones are plain, the rest is faded. If no system is marked as changed, all are plain.
 *
 * @returns null if there is nothing to draw
 */
export function systemMap(systems: readonly SystemView[]): Graph | null {
  if (systems.length === 0) return null;
  const nearness = nearnessOf(systems);
  const known = new Map<string, SystemView>();
  for (const system of systems) if (!known.has(system.id)) known.set(system.id, system);
  const near = (id: string) => nearness.get(id) ?? 'far';
  return {
    title: 'System map',
    description: descriptionOf([...known.values()], near),
    direction: 'auto',
    nodes: [...known.values()].map((system) => nodeOf(system, near(system.id))),
    edges: systems.flatMap((system) =>
      system.uses.map(({ system: used, via }): GraphEdge => {
        const isFar = near(system.id) === 'far' || near(used) === 'far';
        return {
          from: { node: system.id, end: 'none' },
          to: { node: used, end: 'arrow' },
          classes: isFar ? ['far'] : [],
          ...(via !== null && { label: via }),
        };
      }),
    ),
  };
}

function nodeOf({ id, anchor, name, kind, touch }: SystemView, near: Nearness): GraphNode {
  const subtitle = touch ? `${kind}, yours` : kind;
  return {
    id,
    shape: SHAPES[kind] ?? 'box',
    classes: [near],
    title: name,
    subtitle,
    link: { href: `#${encodeURIComponent(anchor)}`, label: `${name}: ${subtitle}` },
  };
}

function nearnessOf(systems: readonly SystemView[]): Map<string, Nearness> {
  const touched = new Set(systems.filter(({ touch }) => touch).map(({ id }) => id));
  const nearness = new Map<string, Nearness>();
  for (const { id } of systems) nearness.set(id, touched.size === 0 ? 'near' : 'far');
  for (const { id, uses } of systems) {
    for (const { system } of uses) {
      if (touched.has(id)) nearness.set(system, 'near');
      if (touched.has(system)) nearness.set(id, 'near');
    }
  }
  for (const id of touched) nearness.set(id, 'touched');
  return nearness;
}

function descriptionOf(systems: readonly SystemView[], near: (id: string) => Nearness): string {
  const names = (wanted: Nearness) =>
    systems
      .filter(({ id }) => near(id) === wanted)
      .map(({ name }) => name)
      .join(', ');
  const touched = names('touched');
  const said = [
    `${count(systems.length, 'system')} and what they use.`,
    touched === '' ? '' : `You will change ${touched}.`,
    touched === '' || names('near') === '' ? '' : `Adjacent: ${names('near')}.`,
    'The table below lists the same.',
  ];
  return said.filter(Boolean).join(' ');
}
