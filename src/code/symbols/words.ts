import type { Span } from '../../model/position.ts';

/** Comment lines, in nearly any language. */
const COMMENT = /^\s*(?:#(?!\w)|\/\/|--|\*|\/\*|;|<!--|%)/;

/**
 * Finds a whole word in an unsupported language: the first line that contains it and isn't a
 * comment, with the block that begins there, judging by indentation.
 */
export function wordBlocks(text: string, word: string): Span[] {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const whole = new RegExp(`(?<![\\p{L}\\p{N}_])${escaped}(?![\\p{L}\\p{N}_])`, 'u');
  if (word === '' || !whole.test(text)) return [];
  const lines = text.split('\n');
  const holds = (line: string) => whole.test(line);
  const code = lines.findIndex((line) => holds(line) && !COMMENT.test(line));
  const from = code === -1 ? lines.findIndex(holds) : code;
  if (from === -1) return [];
  const to = lastOfBlock(lines, from);
  const start = offsetOf(lines, from);
  return [{ start, end: offsetOf(lines, to) + (lines[to]?.length ?? 0) }];
}

/** @returns index of the last line of the block that starts at a line, judging by indentation */
export function lastOfBlock(lines: readonly string[], from: number): number {
  const indent = indentOf(lines[from] ?? '');
  let last = from;
  for (let at = from + 1; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line.trim() === '') continue;
    const depth = indentOf(line);
    // A brace can open or close at the indentation of its statement.
    const isBracket = depth === indent && /^\s*(?:[{}\])]|end\b|<\/)/.test(line);
    if (depth <= indent && !isBracket) break;
    last = at;
    if (isBracket && !/^\s*\{/.test(line)) break;
  }
  return last;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function offsetOf(lines: readonly string[], index: number): number {
  return lines.slice(0, index).reduce((sum, line) => sum + line.length + 1, 0);
}
