import { nodesIn, type SvgNode } from './node.ts';
import { limit, SVG_LIMITS } from './refused.ts';
import type { StyleRule, Subject } from './stylesheet.ts';

/** Ids that stylesheets may apply, by element and property. */
export type Styled = Map<SvgNode, Map<string, Set<string>>>;

/**
 * Applies stylesheets to elements, conservatively: a rule counts for every element that matches the
 * last part of its selector, which includes all elements it really applies to.
 *
 * @returns the references; adds the effects to the elements
 */
export function styledBy(rules: StyleRule[], root: SvgNode): Styled {
  const styled = new Map<SvgNode, Map<string, Set<string>>>();
  const heavy = rules.filter(({ declarations }) =>
    declarations.some(({ ids, effects }) => ids.length > 0 || effects > 0),
  );
  if (heavy.length === 0) return styled;
  const byKey = Map.groupBy(
    [...nodesIn(root)].flatMap((node) => keysOf(node).map((key) => ({ key, node }))),
    ({ key }) => key,
  );
  let matches = 0;
  for (const { subjects, declarations } of heavy) {
    for (const subject of subjects) {
      const candidates = byKey.get(keyOf(subject)) ?? [];
      matches += candidates.length * declarations.length;
      limit(matches, SVG_LIMITS.matches, 'has style rules that apply to too many elements');
      for (const { node } of candidates.filter((one) => isSubject(one.node, subject))) {
        const ids = styled.get(node) ?? new Map<string, Set<string>>();
        styled.set(node, ids);
        for (const one of declarations) {
          node.effects += one.effects;
          if (one.ids.length === 0) continue;
          const known = ids.get(one.property) ?? new Set<string>();
          for (const id of one.ids) known.add(id);
          ids.set(one.property, known);
        }
      }
    }
  }
  return styled;
}

function keysOf({ id, name, classes }: SvgNode): string[] {
  return [
    '*',
    name,
    ...(id === null ? [] : [`#${id}`]),
    ...new Set(classes.map((one) => `.${one}`)),
  ];
}

function keyOf({ id, classes, type }: Subject): string {
  if (id !== null) return `#${id}`;
  return classes[0] === undefined ? (type ?? '*') : `.${classes[0]}`;
}

function isSubject(node: SvgNode, { id, classes, type }: Subject): boolean {
  return (
    (id === null || id === node.id) &&
    (type === null || type === node.name) &&
    classes.every((one) => node.classes.includes(one))
  );
}
