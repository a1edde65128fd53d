/** What is no comment: quotes, maybe after a letter that says of which sort; heredocs; `$body$`. */
const STRING = /^(?:[\w$@]{0,3}#*["'`]|<<|\$\w*\$)/;

/**
 * Blanks what is no code: comments become spaces, strings quotation marks. Everything else stays at
 * its place, line breaks too.
 *
 * @param pattern of comments and strings, global; a string on one line unless the language says so, so
 *   that a mistake about one ends with its line
 * @param isNested whether a `/*` comment may hold others
 */
export function maskText(text: string, pattern: RegExp, isNested = false): string {
  let masked = '';
  let from = 0;
  const any = new RegExp(pattern.source, pattern.flags);
  for (let match = any.exec(text); match; match = any.exec(text)) {
    const isComment = isNested && match[0].startsWith('/*');
    const end = isComment ? endOfNested(text, match.index) : match.index + match[0].length;
    const fill = STRING.test(match[0]) ? '"' : ' ';
    masked += text.slice(from, match.index) + blank(text.slice(match.index, end), fill);
    from = end;
    any.lastIndex = Math.max(end, match.index + 1);
  }
  return masked + text.slice(from);
}

function endOfNested(text: string, start: number): number {
  const any = /\/\*|\*\//g;
  any.lastIndex = start;
  let depth = 0;
  for (let match = any.exec(text); match; match = any.exec(text)) {
    depth += match[0] === '/*' ? 1 : -1;
    if (depth === 0) return any.lastIndex;
  }
  return text.length;
}

function blank(text: string, fill = ' '): string {
  return text.replace(/[^\n]/g, fill);
}

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

export function isOpening(char: string | undefined): boolean {
  return char === '(' || char === '[' || char === '{';
}

/** @returns offset of the bracket that closes the one at `open`; the end of the text where none does */
export function closingBracket(masked: string, open: number): number {
  const opening = masked[open] ?? '';
  const closing = CLOSING[opening];
  let depth = 0;
  for (let at = open; at < masked.length; at++) {
    const char = masked[at];
    if (char === opening) depth += 1;
    else if (char === closing && --depth === 0) return at;
  }
  return masked.length;
}

/** @returns a part of a masked text with the insides of its brackets blanked */
export function withoutInner(masked: string, from: number, to: number): string {
  let result = '';
  for (let at = from; at < to; at++) {
    const char = masked[at] as string;
    if (!isOpening(char)) {
      result += char;
      continue;
    }
    const end = Math.min(closingBracket(masked, at), to);
    result += char + blank(masked.slice(at + 1, end)) + (end < to ? masked[end] : '');
    at = end;
  }
  return result;
}
