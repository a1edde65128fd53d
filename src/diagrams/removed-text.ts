/*
 * What Mermaid removes from a text before parsing it, including line breaks: frontmatter,
 * directives and comments. Line numbers in errors refer to the rest.
 */

const FRONTMATTER = /^[^\S\n]*---[^\S\n]*\n(?:\s*\n)*?(?:[\s\S]*?\n)?[^\S\n]*---\s*\n/;
const DIRECTIVE = /%{2}{\s*(?:(\w+)\s*:|(\w+))\s*(?:(\w+)|((?:(?!}%{2}).|\r?\n)*))?\s*(?:}%{2})?/gi;
const COMMENT = /^\s*%%(?!{)[^\n]+\n?/gm;
const LEADING_SPACE = /^\s+/;

/**
 * @param text a diagram as written
 * @param line line of an error, counted from 1 in what Mermaid parses
 * @param keepsComments whether Mermaid keeps the comments in this type of diagram
 * @returns the line in the text, counted from 1. It is never blank, because an error at the end
 * belongs to the last line of text
 */
export function lineInText(text: string, line: number, keepsComments = false): number {
  const patterns = [FRONTMATTER, DIRECTIVE, ...(keepsComments ? [] : [COMMENT, LEADING_SPACE])];
  let left = text;
  // The original offset of each remaining character.
  let places = Array.from({ length: text.length }, (_, at) => at);
  for (const pattern of patterns) [left, places] = without(pattern, left, places);
  const starts = [0, ...[...left.matchAll(/\n/g)].map(({ index }) => index + 1)];
  let at = Math.min(line, starts.length) - 1;
  const isBlank = (index: number) =>
    left.slice(starts[index], (starts[index + 1] ?? left.length + 1) - 1).trim() === '';
  while (at > 0 && isBlank(at)) at -= 1;
  const place = places[starts[at] ?? 0] ?? 0;
  return text.slice(0, place).split('\n').length;
}

function without(pattern: RegExp, text: string, places: number[]): [string, number[]] {
  const kept: number[] = [];
  let left = '';
  let from = 0;
  for (const match of pattern.global ? text.matchAll(pattern) : [pattern.exec(text)]) {
    if (!match) continue;
    left += text.slice(from, match.index);
    kept.push(...places.slice(from, match.index));
    from = match.index + match[0].length;
  }
  return [left + text.slice(from), [...kept, ...places.slice(from)]];
}
