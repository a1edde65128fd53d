import type { SvgNode } from './node.ts';
import { referencesIn } from './referring.ts';
import { limit, Refused, SVG_LIMITS } from './refused.ts';
import type { StyleRule } from './stylesheet.ts';

/** The cost of drawing an element, including everything drawn by reference. */
interface Drawn {
  elements: number;
  characters: number;
  depth: number;
}

/** Cost of an effect over a whole area, in elements. */
const AREA = 10;

/**
 * Counts what a picture draws. A few lines of nested `<use>` or patterns can take a browser
 * forever.
 *
 * @throws Refused if it exceeds the limits, or an element contains itself
 */
export function limitDrawn(root: SvgNode, rules: StyleRule[]): void {
  const references = referencesIn(root, rules);
  const known = new Map<SvgNode, Drawn | null>();
  const drawnBy = (node: SvgNode): Drawn => {
    const before = known.get(node);
    if (before === null) throw partOfItself(node);
    if (before) return before;
    known.set(node, null);
    const drawn = ownOf(node);
    let parts = 1;
    const add = (other: Drawn, times: number) => {
      drawn.elements += other.elements * times;
      drawn.characters += other.characters * times;
      drawn.depth = Math.max(drawn.depth, other.depth + 1);
      limit(drawn.depth, SVG_LIMITS.drawnDepth, 'nests drawn elements too deeply');
    };
    for (const child of node.children) if (typeof child !== 'string') add(drawnBy(child), 1);
    for (const { target, times, isForParts } of references.get(node) ?? []) {
      const other = drawnBy(target);
      add(other, isForParts ? times * parts : times);
      if (!isForParts) parts += other.elements;
    }
    known.set(node, drawn);
    return drawn;
  };
  const { elements, characters } = drawnBy(root);
  limit(
    elements,
    SVG_LIMITS.drawnElements,
    'draws too many elements, counting those drawn repeatedly',
  );
  limit(
    characters,
    SVG_LIMITS.drawnCharacters,
    'draws paths that are too long, counting those drawn repeatedly',
  );
}

function ownOf({ name, attributes, children, effects }: SvgNode): Drawn {
  let characters = 0;
  for (const [, value] of attributes) characters += value.length;
  for (const child of children) if (typeof child === 'string') characters += child.length;
  // Gradients are computed once, however often they are used.
  const isColour = name === 'stop' || name.endsWith('Gradient');
  const elements = isColour ? 0 : name.startsWith('fe') ? AREA : 1;
  return { elements: elements + effects * AREA, characters: isColour ? 0 : characters, depth: 1 };
}

function partOfItself({ name, id }: SvgNode): Refused {
  return new Refused(
    `The SVG has an element that contains itself: <${name}${id === null ? '' : ` id="${id}"`}>.`,
    'Remove the reference to it.',
  );
}
