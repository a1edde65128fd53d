import { tokenTypes as is, tokenize } from 'css-tree/tokenizer';
import { Refused } from './refused.ts';

export { is };

export interface Token {
  type: number;
  /** A comment is a space, as white space is. */
  text: string;
  /** Index of the bracket that closes this one; its own where it opens none. */
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
 * @returns tokens with their brackets in pairs, which mean the same wherever they are written again
 * @throws Refused where a string, an address or a bracket does not end, or something is escaped
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
        'Write out what it means.',
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
    'The style of the SVG cannot be read: a string, a bracket or a rule in it has no end.',
    'Export it again.',
  );
}

/** A part of the tokens of a text, without white space at its ends. */
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

/** @returns what stands between tokens of a type that are in no bracket */
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

/** @returns the index behind a token, or behind the brackets that it opens */
export function after(tokens: Token[], at: number): number {
  return (tokens[at]?.close ?? at) + 1;
}
