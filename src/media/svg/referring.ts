import { ANIMATIONS, SHAPES, TEXTS } from './allowed.ts';
import { nodesIn, type SvgNode } from './node.ts';
import { limit, SVG_LIMITS } from './refused.ts';
import { styledBy } from './styled.ts';
import type { StyleRule } from './stylesheet.ts';

/** A reference by which one element draws another: as paint, as clip, or as a copy. */
export interface Reference {
  target: SvgNode;
  /** Number of times per part of the element. */
  times: number;
  /** Whether it applies to all descendants, as an inherited property does. */
  isForParts: boolean;
}

/** Inherited properties. */
const INHERITED = ['fill', 'stroke', 'marker', 'marker-start', 'marker-mid', 'marker-end'];
const OWN = ['href', 'clip-path', 'mask', 'filter'];
const PAINTED: ReadonlySet<string> = new Set([...SHAPES, ...TEXTS, 'use']);

type Ids = Partial<Record<string, string[]>>;

/**
 * @returns each element's references, by attribute, style or inheritance; adds the effects from
 *   stylesheets to the elements
 */
export function referencesIn(root: SvgNode, rules: StyleRule[]): Map<SvgNode, Reference[]> {
  const byId = new Map<string, SvgNode>();
  for (const node of nodesIn(root)) {
    if (node.id !== null && !byId.has(node.id)) byId.set(node.id, node);
  }
  const styled = styledBy(rules, root);
  const references = new Map<SvgNode, Reference[]>();
  const above = new Set<SvgNode | undefined>();

  let count = 0;

  const visit = (node: SvgNode, inherited: Ids) => {
    const idsOf = (property: string) => {
      const own = node.refers.get(property);
      const added = styled.get(node)?.get(property);
      return added ? [...(own ?? []), ...added] : own;
    };
    const found: Reference[] = [];
    const add = (ids: string[], times: number, isForParts: boolean) => {
      for (const id of ids) {
        const target = byId.get(id);
        if (target) found.push({ target, times, isForParts });
      }
    };
    if (!ANIMATIONS.has(node.name)) for (const name of OWN) add(idsOf(name) ?? [], 1, false);
    above.add(node);
    const passed: Ids = {};
    for (const property of INHERITED) {
      // Browsers don't apply a pattern to its own content by inheritance.
      const ids = idsOf(property) ?? inherited[property]?.filter((id) => !above.has(byId.get(id)));
      if (!ids || ids.length === 0) continue;
      passed[property] = ids;
      count += ids.length;
      limit(count, SVG_LIMITS.references, 'has too many references to its own elements');
      if (PAINTED.has(node.name)) add(ids, timesOf(property, node), true);
    }
    references.set(node, found);
    for (const child of node.children) if (typeof child !== 'string') visit(child, passed);
    above.delete(node);
  };
  visit(root, {});
  return references;
}

/** Upper bound for the points of a line, each of which draws a marker: its numbers and letters. */
function timesOf(property: string, { attributes }: SvgNode): number {
  if (property !== 'marker' && property !== 'marker-mid') return 1;
  const line = attributes.get('d') ?? attributes.get('points') ?? '';
  return 1 + (line.match(/[a-z]|\d+(?:\.\d*)?|\.\d+/gi)?.length ?? 0);
}
