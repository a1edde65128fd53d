import type { Range } from './position.ts';

/** Whether a code block ends with a fence as long as its opening one, or longer. */
export function isFenced(range: Range, lines: readonly string[]): boolean {
  const { start, end } = range;
  const opening = (lines[start.line - 1] ?? '').slice(start.column - 1);
  const [fence = ''] = /^(?:`{3,}|~{3,})/.exec(opening) ?? [];
  const last = cutLead(range, lines)(lines[end.line - 1] ?? '');
  const [, close = ''] = /^[ \t]*(`{3,}|~{3,})[ \t]*$/.exec(last) ?? [];
  return fence !== '' && end.line > start.line && close.startsWith(fence);
}

/**
 * The text of a code block, as returned by the parser, from its position in the document.
 *
 * @param lines lines of the document
 */
export function fencedCode(range: Range, lines: readonly string[]): string {
  const { start, end } = range;
  const isClosed = isFenced(range, lines);
  const inner = lines.slice(start.line, isClosed ? end.line - 1 : end.line);
  const text = inner.map(cutLead(range, lines)).join('\n');
  return isClosed ? text : text.replace(/\n$/, '');
}

/** @returns a function that strips the prefix of surrounding lists and quotes from a line */
function cutLead({ start }: Range, lines: readonly string[]): (line: string) => string {
  const lead = (lines[start.line - 1] ?? '').slice(0, start.column - 1);
  const isLead = lead.includes('>') ? /[ \t>]/ : /[ \t]/;
  return (line) => {
    let at = 0;
    while (at < lead.length && isLead.test(line.charAt(at))) at += 1;
    return line.slice(at);
  };
}
