import type { Span } from '../model/position.ts';
import { harmlessIn, mask } from './outline.ts';
import { closedIn, isToFill, readTag } from './tags.ts';

export interface Prose {
  /**
   * The text with everything but prose blanked out: code, comments, tags, addresses. Positions stay
   * the same.
   */
  text: string;
  /** `{{name}}`, `{TODO: x}` and `<your name>` in it, which MDX would parse as code. */
  blanks: Span[];
}

const MODULE =
  /^(?:import[ \t]+(?:["'{*]|[\w$]+[ \t]*[,f])|export[ \t]+(?:[{*]|(?:const|let|var|function|class|async|default)\b))/
    .source;
const DEFINITION = /(?<=^[ \t>]*\[[^\]\n]{1,999}\]:)[ \t]*[^\s{]+/.source;
const DESTINATION =
  /\]\((?:<[^<>{}\n]*>|[^\s(){}<`]*(?:\([^\s(){}`]*\)[^\s(){}`]*)*)(?=\s{0,9}\)|\s{1,9}["'(])/
    .source;
const ADDRESS = /(?<!\w)https?:\/\/[^\s<>{}\])`]*/.source;
const CLOSING_TAG = /<\/[^<>{}\n]*>/.source;
const BLANK = /(?<!\{)\{{2,}[^{}]*\}{2,}/.source;
const BRACED = /\{[^{}\n]*\}/.source;
/** `Array<string>` is not a placeholder but a mistake, which the parser explains. */
const ANGLE = /(?<![\p{L}\p{N}_<])</u.source;
/** Anything but prose, possible placeholders, and escapes. */
const MARKS = new RegExp(
  [
    /\\[^\n]/.source,
    `(?<blank>${BLANK})`,
    `(?<braced>${BRACED})`,
    `(?<module>${MODULE})`,
    [DEFINITION, DESTINATION, ADDRESS, CLOSING_TAG].map((none) => `(?:${none})`).join('|'),
    `(?<angle>${ANGLE})`,
  ].join('|'),
  'gmu',
);
/** Words in angle brackets, unless they could be an address, an element or a comparison. */
const PHRASE = /<(?=\p{L})((?:(?!\/[/>]|\n[ \t]*\n)[^<>{}=@`])*)>/uy;
const BLANK_IN_TEXT = /\{\{[^{}]*\}\}|<\p{L}[^<>]*>/gu;
const WORD =
  /(?<![\p{L}\p{N}]|[\p{L}\p{N}]_)(?:TODO|TBD|FIXME|XXX|[Ll][Oo][Rr][Ee][Mm]\s+[Ii][Pp][Ss][Uu][Mm])(?![\p{L}\p{N}]|_[\p{L}\p{N}])/gu;

/**
 * Separates prose from the rest, given the positions of code. A single pass with bounded lookahead,
 * so it takes linear time.
 *
 * @param code positions of code in the tree, in order
 */
export function readProse(text: string, code: readonly Span[]): Prose {
  // Masked code and comments must still separate the words around them.
  const uncoded = mask(text, code, /[^\n`]/g, ' ');
  const comments = harmlessIn(uncoded)
    .filter(({ isComment }) => isComment)
    .map(({ inside: { start, end } }) => ({ start: start - 2, end: end + 2 }));
  const plain = mask(uncoded, comments, /[^\n]/g, ' ');
  const closed = closedIn(plain);
  const rest: Span[] = [];
  const blanks: Span[] = [];
  const unclosed = new Set<string>();
  const take = (start: number, end: number, isBlank = false) => {
    if (isBlank) blanks.push({ start, end });
    rest.push({ start, end });
    MARKS.lastIndex = end;
  };

  /** @returns whether a tag starts there; if so, it has been consumed */
  function takeTag(start: number): boolean {
    const tag = readTag(plain, start, closed);
    if (!tag) return false;
    let at = start;
    for (const { start: from, end } of tag.texts) {
      rest.push({ start: at, end: from });
      for (const blank of plain.slice(from, end).matchAll(BLANK_IN_TEXT)) {
        take(from + blank.index, from + blank.index + blank[0].length, true);
      }
      at = end;
    }
    const isCode = /^(code|kbd|pre|samp)$/.test(tag.name) && !unclosed.has(tag.name);
    const close = isCode ? plain.indexOf(`</${tag.name}`, tag.end) : -1;
    if (isCode && close === -1) unclosed.add(tag.name);
    take(at, Math.max(close, tag.end));
    return true;
  }

  MARKS.lastIndex = 0;
  for (let mark = MARKS.exec(plain); mark; mark = MARKS.exec(plain)) {
    const { index: start, groups = {}, 0: found } = mark;
    const end = start + found.length;
    if (found.startsWith('\\')) continue;
    if (groups.module !== undefined) {
      const last = plain.slice(start).search(/\n[ \t]*(?:\n|$(?![\s\S]))/);
      take(start, last === -1 ? plain.length : start + last);
    } else if (groups.blank !== undefined) {
      if (!/\n[ \t]*\n/.test(found)) take(start, end, true);
    } else if (groups.braced !== undefined) {
      // As text, `{TODO}` is one finding, and the rest of the file can be read.
      if (wordsIn(found).length > 0) take(start, end, true);
      else MARKS.lastIndex = start + 1;
    } else if (groups.angle === undefined) {
      take(start, end);
    } else if (!takeTag(start)) {
      PHRASE.lastIndex = start;
      const [all = '', words = ''] = PHRASE.exec(plain) ?? [];
      if (all !== '' && isToFill(words, closed)) take(start, start + all.length, true);
    }
  }
  return { blanks, text: mask(plain, rest, /[^\n]/g, ' ') };
}

/** @returns the words that mark something as unfinished */
export function wordsIn(text: string): Span[] {
  return Array.from(text.matchAll(WORD), ({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
  }));
}
