import type { Span } from '../../model/position.ts';

/** Lines that only say something about the code, in nearly any language. */
const COMMENT = /^\s*(?:#(?!\w)|\/\/|--|\*|\/\*|;|<!--|%)/;

/**
 * Finds a whole word in a language that nobody here reads: the first line that holds it and is no
 * comment, with the block that begins there, as far as indentation tells.
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
    // A brace may open, or close, at the indentation of what it belongs to.
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
