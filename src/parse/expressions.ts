/**
 * Limits on what the parser may treat as JavaScript. It recurses for brackets, operators and
 * statements, and a few thousand of them crash the process. It also tries several readings of each
 * tag until the tag is closed, so every open tag doubles the time.
 */
const MOST_LEVELS = 1000;
/** How often the same character may be read because of nested braces. */
const MOST_STEPS = 64;
/** A higher limit for code in which closing brackets cannot be recognised. */
const MOST_OPENED = 2000;
const MOST_OPEN_TAGS = 14;

const TAG = /<(?=[\p{L}_$>])/gu;
/** Where code may start, whatever the brace is part of. */
const START = /\\[^\n]|\{|^(?:import|export)\b/gm;
/** Tokens for which the parser may recurse. */
const LEVEL =
  /[([{<!~?=:+*/|&%^.-]|\b(?:in|instanceof|as|satisfies|new|typeof|void|delete|await|yield|async|if|else|for|while|do|with|class|function|extends|import|keyof|infer|unique|readonly)\b/g;
/** A tag that certainly closes itself. */
const CLOSED_TAG = /<[^\s<>"'{}/]+(?:[^<>"'{}]|"[^"\n]*"|'[^'\n]*'){0,600}\/>/.source;
const STRING = /"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'/.source;
const TOKEN = new RegExp(
  `(?<skipped>\\/\\*|\\/\\/[^\\n]*|${STRING})|${CLOSED_TAG}|</|<>|["'\`/]|\\n[ \\t]*(?=\\n)|[)\\]},]|${LEVEL.source}`,
  'gu',
);

/** Brackets nested too deeply, or the offset of something that starts like code and is not. */
export type TooMuch = { what: 'brackets' } | { what: 'code'; at: number };

/**
 * @returns why a text must not be parsed as MDX: nesting, or the offset of an expression that would keep
 * the parser busy; null if it may be parsed
 */
export function tooMuchCode(text: string): TooMuch | null {
  const tags = text.match(TAG)?.length ?? 0;
  if (tags <= MOST_OPEN_TAGS && !mayHoldLevels(text)) return null;
  // Tries every position, because it isn't known here whether an earlier one was code or text.
  const lastComment = text.lastIndexOf('*/');
  let steps = 0;
  for (const { index, 0: start } of text.matchAll(START)) {
    if (start.startsWith('\\')) continue;
    const { reason, end } = readCode(text, index, lastComment);
    if (reason) return reason === 'code' ? { what: reason, at: index } : { what: reason };
    steps += end - index;
    if (steps > MOST_STEPS * text.length) return { what: 'brackets' };
  }
  return null;
}

/** A quick test that rules out most texts: whether there are enough tokens to nest too deeply. */
function mayHoldLevels(text: string): boolean {
  let most = 0;
  let isInWord = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const isLetter = code >= 0x61 && code <= 0x7a;
    // Counts punctuation, and each word once.
    if (isLetter ? !isInWord : code > 0x20 && code < 0x7f && !(code >= 0x30 && code <= 0x39))
      most += 1;
    isInWord = isLetter;
  }
  return most > MOST_LEVELS && (text.match(LEVEL)?.length ?? 0) > MOST_LEVELS;
}

/** Reads to the end of the code, or of the text if that end cannot be recognised. */
function readCode(
  text: string,
  start: number,
  lastComment: number,
): { reason: TooMuch['what'] | null; end: number } {
  /** The nesting level at each open bracket. */
  const brackets: number[] = [];
  let level = 0;
  let tags = 0;
  let hasTags = false;
  // After a template, a slash, an unterminated string or one inside an element, code cannot be recognised.
  let isOpaque = false;
  const isModule = text[start] !== '{';
  TOKEN.lastIndex = start;
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    const { index, groups, 0: token } = match;
    const end = index + token.length;
    if (groups?.skipped !== undefined) {
      isOpaque ||= hasTags;
      if (isOpaque) TOKEN.lastIndex = index + 1;
      else if (token === '/*') {
        if (end > lastComment) return { reason: null, end };
        TOKEN.lastIndex = text.indexOf('*/', end) + 2;
      }
    } else if (/^["'`/]$/.test(token)) {
      isOpaque = true;
      level += 1;
      if (level > MOST_OPENED) return { reason: isModule ? 'brackets' : 'code', end };
    } else if (token.startsWith('\n')) {
      if (isModule && !isOpaque && brackets.length === 0) return { reason: null, end };
    } else if (token === ',') {
      if (!isOpaque) level = brackets.at(-1) ?? 0;
    } else if (/^[)\]}]$/.test(token)) {
      if (!isOpaque) level = brackets.pop() ?? 0;
      if (!isOpaque && !isModule && brackets.length === 0) return { reason: null, end };
    } else if (token === '</') {
      tags = Math.max(0, tags - 1);
    } else if (token.endsWith('/>')) {
      hasTags = true;
    } else {
      if (/^[([{]$/.test(token)) brackets.push(level);
      // Like an HTML comment, it hides the rest of its line.
      if (token === '<' && text[end] === '!') isOpaque = true;
      if (token === '<>' || (token === '<' && /[\p{L}_$]/u.test(text[end] ?? ''))) {
        tags += 1;
        hasTags = true;
      }
      level += 1;
      if (level > (isOpaque ? MOST_OPENED : MOST_LEVELS)) {
        const isDeep = isModule || brackets.length > level / 2;
        return { reason: isDeep ? 'brackets' : 'code', end };
      }
      if (tags > MOST_OPEN_TAGS && !isModule) return { reason: 'code', end };
    }
  }
  return { reason: null, end: text.length };
}
