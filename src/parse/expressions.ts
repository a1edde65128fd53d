/**
 * What in a text may be JavaScript to the parser, and too much for it. The parser recurses on the stack
 * for brackets, operators and statements, and takes the process down from some thousands on; and it
 * takes each tag for several things at once until it is closed: twice the time for every one of them.
 */
const MOST_LEVELS = 1000;
/** How often the same character may be read, being in so many braces. */
const MOST_STEPS = 64;
/** Where it cannot be known what closes, less of it is nested. */
const MOST_OPENED = 2000;
const MOST_OPEN_TAGS = 14;

const TAG = /<(?=[\p{L}_$>])/gu;
/** Where code may begin, whatever it is that the brace stands in. */
const START = /\\[^\n]|\{|^(?:import|export)\b/gm;
/** What the parser may go one level deeper for. */
const LEVEL =
  /[([{<!~?=:+*/|&%^.-]|\b(?:in|instanceof|as|satisfies|new|typeof|void|delete|await|yield|async|if|else|for|while|do|with|class|function|extends|import|keyof|infer|unique|readonly)\b/g;
/** A tag that closes itself, as far as it can be told at once. */
const CLOSED_TAG = /<[^\s<>"'{}/]+(?:[^<>"'{}]|"[^"\n]*"|'[^'\n]*'){0,600}\/>/.source;
const STRING = /"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'/.source;
const TOKEN = new RegExp(
  `(?<skipped>\\/\\*|\\/\\/[^\\n]*|${STRING})|${CLOSED_TAG}|</|<>|["'\`/]|\\n[ \\t]*(?=\\n)|[)\\]},]|${LEVEL.source}`,
  'gu',
);

/** Brackets too deep in each other; or what begins at a place, which is no code then. */
export type TooMuch = { what: 'brackets' } | { what: 'code'; at: number };

/**
 * @returns what of a text must not be parsed as MDX: too deep, or where the expression begins that
 * would keep the parser busy; null where it may be
 */
export function tooMuchCode(text: string): TooMuch | null {
  const tags = text.match(TAG)?.length ?? 0;
  if (tags <= MOST_OPEN_TAGS && !mayHoldLevels(text)) return null;
  // Each place is asked, because nobody knows here whether an earlier one was code or text.
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

/** Whether signs and words are enough for too many levels: what every text is asked, and few may. */
function mayHoldLevels(text: string): boolean {
  let most = 0;
  let isInWord = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const isLetter = code >= 0x61 && code <= 0x7a;
    // Anything but letters, digits and spaces; and each word once.
    if (isLetter ? !isInWord : code > 0x20 && code < 0x7f && !(code >= 0x30 && code <= 0x39))
      most += 1;
    isInWord = isLetter;
  }
  return most > MOST_LEVELS && (text.match(LEVEL)?.length ?? 0) > MOST_LEVELS;
}

/** Goes on to the end of the code, or of the text where that cannot be told. */
function readCode(
  text: string,
  start: number,
  lastComment: number,
): { reason: TooMuch['what'] | null; end: number } {
  /** How deep the open brackets stand. */
  const brackets: number[] = [];
  let level = 0;
  let tags = 0;
  let hasTags = false;
  // Behind a template, a slash, a text without an end or one in an element nobody knows what is code.
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
      // It hides the rest of its line, as HTML's comments do.
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
