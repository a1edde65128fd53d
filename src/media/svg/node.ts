import type { EmbeddedImage } from './embedded.ts';

/** An element of the rebuilt SVG. */
export interface SvgNode {
  name: string;
  /** The original name. */
  id: string | null;
  classes: string[];
  /** Attributes to write, in order; without the id. */
  attributes: Map<string, string>;
  /** `data-…`, which stylesheets may select on. */
  data: Map<string, string>;
  image: EmbeddedImage | null;
  children: (SvgNode | string)[];
  /** Referenced ids by property (paint, clip and so on). */
  refers: Map<string, string[]>;
  effects: number;
}

/** @returns an element and its descendants, in document order */
export function* nodesIn(node: SvgNode): Generator<SvgNode> {
  yield node;
  for (const child of node.children) if (typeof child !== 'string') yield* nodesIn(child);
}
