import type { Nodes, Root } from 'mdast';
import { isFenced } from '../model/fenced-code.ts';
import { rangeOf } from './node-range.ts';

/**
 * Whether a heading after the last line of a document would be parsed as one. It might be inside an
 * unclosed code block, directive or element. Lists and quotes don't matter, because they end by
 * themselves.
 *
 * @param lines the text, split into lines
 */
export function isClosedAtEnd({ children }: Root, lines: readonly string[]): boolean {
  const last = children.at(-1);
  return last === undefined || isClosed(last, lines);
}

function isClosed(node: Nodes, lines: readonly string[]): boolean {
  switch (node.type) {
    case 'code':
      return isFenced(rangeOf(node), lines);
    case 'containerDirective': {
      const { end } = rangeOf(node);
      const last = node.children.at(-1);
      // Its closing line may have been parsed as a table row, or may have closed a nested
      // directive.
      const isOwn = last === undefined || rangeOf(last).end.line < end.line;
      return isOwn && /^[ \t]*:{3,}(?:\s|$)/.test(lines[end.line - 1] ?? '');
    }
    case 'mdxJsxFlowElement': {
      const last = node.children.at(-1);
      if (last === undefined) return true;
      // A closing tag inside an open directive has no effect.
      const [own, inner] = [rangeOf(node).end, rangeOf(last).end];
      const isOwn = own.line > inner.line || own.column > inner.column;
      return isOwn && isClosed(last, lines);
    }
    case 'mdxjsEsm':
      return !node.value.trim().includes('\n');
    default:
      return true;
  }
}
