import type { Nodes, Root } from 'mdast';
import type { Span } from '../model/position.ts';
import { isProblem, parseMdx } from './mdx.ts';

/**
 * Parses a text that must not, or can't, be parsed as MDX, with the characters that start code or
 * tags replaced. The tree shows where fences and inline code are.
 *
 * @param more other characters to replace
 */
export function parseOutline(text: string, more: RegExp | null = null): Root | null {
  const plain = text.replace(/[{<]|^[ie](?=mport\b|xport\b)/gm, 'x');
  const tree = parseMdx(more ? plain.replace(more, 'x') : plain);
  return isProblem(tree) ? null : tree;
}

/** @returns the positions of nodes of the given types, in order */
export function spansOf(types: ReadonlySet<string>, tree: Nodes): Span[] {
  const spans: Span[] = [];
  // Without recursion, because the depth of the tree has not been checked yet.
  const ahead: Nodes[] = [tree];
  for (let node = ahead.pop(); node; node = ahead.pop()) {
    const { start, end } = node.position ?? {};
    if (types.has(node.type) && start?.offset !== undefined && end?.offset !== undefined) {
      spans.push({ start: start.offset, end: end.offset });
    } else if ('children' in node) {
      for (const child of node.children.toReversed()) ahead.push(child);
    }
  }
  return spans;
}

/** @returns the text with every match of `pattern` inside the spans replaced */
export function mask(
  text: string,
  spans: readonly Span[],
  pattern: RegExp,
  by: string | ((found: string) => string),
): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    if (start < at) continue;
    const inside = text.slice(start, end);
    // `replace` has one overload for each of the two.
    parts.push(
      text.slice(at, start),
      typeof by === 'string' ? inside.replace(pattern, by) : inside.replace(pattern, by),
    );
    at = end;
  }
  return parts.join('') + text.slice(at);
}

const HARMLESS =
  /\{\s*(?:\/\*([^*]*(?:\*(?!\/)[^*]*)*)(?:\*\/\s*(\}?)|$(?![\s\S]))|"([^"\\\n]*)"\s*\}|'([^'\\\n]*)'\s*\})/dg;

/** @returns expressions that look as if they contain nothing but one comment or one string */
export function harmlessIn(text: string): { whole: Span; inside: Span; isComment: boolean }[] {
  return Array.from(text.matchAll(HARMLESS)).flatMap(
    ({ index, 0: found, 1: comment, 2: brace, indices }) => {
      const [start, end] = indices?.[1] ?? indices?.[3] ?? indices?.[4] ?? [0, 0];
      const isComment = comment !== undefined;
      if (isComment && !brace) return [];
      const whole = { start: index, end: index + found.length };
      return [{ whole, inside: { start, end }, isComment }];
    },
  );
}
