import type { Body } from '../model/source.ts';
import { isProblem, parseMdx } from './mdx.ts';

/**
 * Whether a heading below the last line of a document would be one. It may stand in code, in a
 * directive or in an element that nobody closed, and with some of these only the parser can tell: what
 * closes an element may have become a row of a table.
 */
export function isClosedAtEnd(
  { codeBlocks, directives, expressions, elements }: Body,
  text: string,
  lines: string[],
): boolean {
  const last = text.trimEnd().split('\n').length;
  const reachesEnd = ({ range: { end } }: { range: Body['codeBlocks'][number]['range'] }) =>
    end.line >= last;
  const code = codeBlocks.filter((block) => reachesEnd(block) && !isFenced(block, lines));
  const others = [...directives, ...expressions, ...elements];
  if (code.length === 0 && !others.some(reachesEnd)) return true;
  const tree = parseMdx(`${text}\n\n# Title\n`);
  return !isProblem(tree) && tree.children.at(-1)?.type === 'heading';
}

/** What most documents that end with code end with: a fence, and the same fence again. */
function isFenced({ range: { start, end } }: Body['codeBlocks'][number], lines: string[]): boolean {
  const [fence] = /^(?:`{3,}|~{3,})/.exec(lines[start.line - 1] ?? '') ?? [];
  return start.column === 1 && end.line > start.line && lines[end.line - 1] === fence;
}
