import { tokenTypes as is, tokenize } from 'css-tree/tokenizer';
import { Refused } from './refused.ts';

export { is };

export interface Token {
  type: number;
  /** Comments count as whitespace. */
  text: string;
  /** Index of the matching closing bracket; its own index if it is not an opening bracket. */
  close: number;
}

const CLOSING: Readonly<Record<number, number>> = {
  [is.Function]: is.RightParenthesis,
  [is.LeftParenthesis]: is.RightParenthesis,
  [is.LeftSquareBracket]: is.RightSquareBracket,
  [is.LeftCurlyBracket]: is.RightCurlyBracket,
};
const CLOSERS = new Set(Object.values(CLOSING));
const SPACES: ReadonlySet<number> = new Set([is.WhiteSpace, is.Comment]);
const MAX_NESTING = 32;

/**
 * @returns tokens with matched brackets, which mean the same when written into another context
 * @throws Refused if a string, URL or bracket is unclosed, or anything is escaped
 */
export function tokensOf(css: string): Token[] {
  const tokens: Token[] = [];
  tokenize(css, (type, start, end) => {
    if (SPACES.has(type)) {
      if (tokens.at(-1)?.type === is.WhiteSpace) return;
      tokens.push({ type: is.WhiteSpace, text: ' ', close: tokens.length });
      return;
    }
    tokens.push({ type, text: css.slice(start, end), close: tokens.length });
  });
  const open: Token[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.text.includes('\\')) {
      throw new Refused(
        'The style of the SVG contains an escape ("\\").',
        'Replace it with the character it stands for.',
      );
    }
    if (!isWhole(token)) throw unread();
    if (CLOSING[token.type] !== undefined) {
      open.push(token);
      if (open.length > MAX_NESTING) throw unread();
    } else if (CLOSERS.has(token.type)) {
      const opening = open.pop();
      if (opening === undefined || CLOSING[opening.type] !== token.type) throw unread();
      opening.close = index;
    }
  }
  if (open.length > 0) throw unread();
  return tokens;
}

function isWhole({ type, text }: Token): boolean {
  if (type === is.BadString || type === is.BadUrl) return false;
  if (type === is.Url) return text.endsWith(')');
  return type !== is.String || (text.length > 1 && text.endsWith(text.charAt(0)));
}

export function unread(): Refused {
  return new Refused(
    'The style of the SVG cannot be parsed: a string, a bracket or a rule is not closed.',
    'Export it again.',
  );
}

/** A slice of a text's tokens, trimmed of whitespace. */
export interface Span {
  tokens: Token[];
  from: number;
  to: number;
}

export function trimmed({ tokens, from, to }: Span): Span {
  let start = from;
  let end = to;
  while (start < end && tokens[start]?.type === is.WhiteSpace) start += 1;
  while (end > start && tokens[end - 1]?.type === is.WhiteSpace) end -= 1;
  return { tokens, from: start, to: end };
}

/** @returns the slices between top-level tokens of a type */
export function split({ tokens, from, to }: Span, type: number): Span[] {
  const parts: Span[] = [];
  let start = from;
  for (let at = from; at < to; at = after(tokens, at)) {
    if (tokens[at]?.type !== type) continue;
    parts.push(trimmed({ tokens, from: start, to: at }));
    start = at + 1;
  }
  parts.push(trimmed({ tokens, from: start, to }));
  return parts.filter((part) => part.from < part.to);
}

/** @returns the index after a token, or after its closing bracket */
export function after(tokens: Token[], at: number): number {
  return (tokens[at]?.close ?? at) + 1;
}
