import type { Text } from 'mdast';
import type { MdxJsxFlowElement } from 'satteri';

/** Prefixes a site path with the base. */
export type Href = (url: string) => string;
export function text(value: string): Text {
  return { type: 'text', value };
}

/** @returns a component with its attributes, undefined ones omitted */
export function element(
  name: string,
  attributes: Record<string, string | undefined>,
  children: unknown[],
): MdxJsxFlowElement {
  return {
    type: 'mdxJsxFlowElement',
    name,
    attributes: Object.entries(attributes).flatMap(([key, value]) =>
      value === undefined ? [] : [{ type: 'mdxJsxAttribute' as const, name: key, value }],
    ),
    children: children as MdxJsxFlowElement['children'],
  };
}
