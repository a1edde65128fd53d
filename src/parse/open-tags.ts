import { positionsIn } from '../model/position.ts';
import type { Problem } from '../model/source.ts';
import type { Prose } from './prose.ts';

/**
 * In an expression the native parser takes each tag, and each `Array<string>`, for several things at
 * once until it is closed: twice the time for every one of them, and a second from about twenty on.
 */
const MAX_OPEN = 14;

/** Tags as far as that parser tells them, and what begins or ends an expression or hides its end. */
const TOKENS = /<\/?[\p{L}_$]|<>|[{}]|["'`/]/gu;
/** Characters in which a tag has to close itself; a longer one counts as open. */
const TAG = 600;
const SELF_CLOSING = /^<[^\s<>"'{}/]+(?:[^<>"'{}]|"[^"\n]*"|'[^'\n]*')*\/>/;
const LITERAL = /^\{\s*(?:"[^"\\\n]*"|'[^'\\\n]*')\s*\}/;

/** Whether a text can hold that many, whatever else is in it. */
export function mayLeaveTagsOpen(text: string): boolean {
  return text.includes('{') && (text.match(/<(?=[\p{L}_$>])/gu)?.length ?? 0) > MAX_OPEN;
}

/**
 * Finds an expression that would keep the parser busy until the end of time. What has such a one is
 * never MDX that can be compiled: a brace that is text, most of the time.
 *
 * @returns what is wrong with it, at its brace; null where there is none
 */
export function openTagsProblem({
  markup,
  markupAndFences,
}: Pick<Prose, 'markup' | 'markupAndFences'>): Problem | null {
  let braces = 0;
  /** The same, as if there were no braces in texts. */
  let balance = 0;
  let start = 0;
  let open = 0;
  // Where there are quotes, a brace may be one in a text, so nobody knows where the expression ends.
  let opaque = false;
  TOKENS.lastIndex = 0;
  for (;;) {
    const match = TOKENS.exec(balance > 0 ? markupAndFences : markup);
    if (!match) return null;
    const [token] = match;
    if (token === '{') balance += 1;
    if (token === '}') balance = Math.max(0, balance - 1);
    if (token === '{') {
      const literal = LITERAL.exec(markup.slice(match.index, match.index + TAG));
      if (literal) {
        balance -= 1;
        TOKENS.lastIndex = match.index + literal[0].length;
        continue;
      }
      if (braces === 0) [start, open] = [match.index, 0];
      braces += 1;
      continue;
    }
    if (braces === 0) continue;
    if (token === '}') {
      if (!opaque) braces -= 1;
    } else if (/^["'`/]/.test(token)) {
      opaque = true;
    } else if (token.startsWith('</')) {
      open = Math.max(0, open - 1);
    } else {
      const tag = SELF_CLOSING.exec(markup.slice(match.index, match.index + TAG));
      if (tag) TOKENS.lastIndex = match.index + tag[0].length;
      else open += 1;
      if (open > MAX_OPEN) return problemAt(start, markup);
    }
  }
}

function problemAt(offset: number, text: string): Problem {
  const at = positionsIn(text);
  return {
    range: { start: at(offset), end: at(offset + 1) },
    message: 'The MDX does not parse: what follows the brace is no code.',
    hint: 'Write "\\{" or put it in `code` where "{" is text.',
  };
}
