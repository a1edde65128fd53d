import type { EmbeddedImage } from './embedded.ts';

/** An element of the new picture. */
export interface SvgNode {
  name: string;
  /** As it was written. */
  id: string | null;
  classes: string[];
  /** What is written, in that order; without its id. */
  attributes: Map<string, string>;
  /** `data-…`, which a stylesheet may ask for. */
  data: Map<string, string>;
  image: EmbeddedImage | null;
  children: (SvgNode | string)[];
  /** By property: ids of what it is painted with, clipped by and so on. An empty list is none of them. */
  refers: Map<string, string[]>;
  effects: number;
}

/** @returns elements below one, itself first, in document order */
export function* nodesIn(node: SvgNode): Generator<SvgNode> {
  yield node;
  for (const child of node.children) if (typeof child !== 'string') yield* nodesIn(child);
}
