/** Literals that aren't comments: strings, with an optional prefix; heredocs; `$body$`. */
const STRING = /^(?:[\w$@]{0,3}#*["'`]|<<|\$\w*\$)/;

/**
 * Blanks out everything that isn't code: comments become spaces, strings quotation marks.
 * Everything else keeps its position, including line breaks.
 *
 * @param pattern global pattern for comments and strings. Unless the language allows more, a string
 * is on one line, so that a misread quote affects only that line
 * @param isNested whether a `/*` comment may contain others
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

/**
 * @returns offset of the bracket that closes the one at `open`, or the end of the text if none does
 */
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

/** @returns a part of a masked text with the contents of its brackets blanked */
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
