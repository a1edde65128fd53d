import type { Declaration } from './declaration.ts';
import { lastOfBlock } from './words.ts';

/** The start of a declaration; its indentation says what it is nested in. */
const HEAD =
  /^([ \t]*)(?:(?:export|default|declare|abstract|async)[ \t]+)*(?:function[ \t]*\*?|class|interface|(?:const[ \t]+)?enum|type|namespace|module|const|let|var)[ \t]+([\p{L}_$][\p{L}\p{N}_$]*)/u;
const MEMBER =
  /^([ \t]+)(?:(?:public|private|protected|static|abstract|override|readonly|async|get|set)[ \t]+)*\*?(#?[\p{L}_$][\p{L}\p{N}_$]*)[ \t]*(?:<[^>]*>)?\([^;]*\{[ \t]*$/u;
const STATEMENT = /^(?:if|for|while|switch|catch|with|function|return)$/;

/**
 * Finds declarations in code that does not parse, by how lines start. Each ends before the next line
 * with the same indentation or less.
 */
export function outlineOf(text: string): Declaration[] {
  const lines = text.split('\n');
  const found: (Declaration & { indent: number })[] = [];
  let start = 0;
  let open: typeof found = [];
  for (const [index, line] of lines.entries()) {
    const [, space = '', name] = HEAD.exec(line) ?? MEMBER.exec(line) ?? [];
    if (name !== undefined && !STATEMENT.test(name)) {
      open = open.filter(({ end, indent }) => end > start && indent < space.length);
      const depth = open.length;
      const last = lastOfBlock(lines, index);
      const end = start + lines.slice(index, last + 1).join('\n').length;
      const container = open.at(-1)?.name ?? null;
      const one = {
        name,
        container,
        depth,
        start: start + space.length,
        end,
        indent: space.length,
      };
      found.push(one);
      open.push(one);
    }
    start += line.length + 1;
  }
  return found.map(({ indent: _, ...one }) => one);
}
