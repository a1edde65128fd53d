import type { Span } from '../model/position.ts';
import { type Tag, TagReader } from './tags.ts';

export interface Prose {
  /** The text with everything but prose blanked: code, comments, tags, addresses. Nothing moves. */
  text: string;
  /** `{{name}}` and `<your name>` in it, which MDX would take for code. */
  blanks: Span[];
  /** The text with only code and comments blanked: what the parser may recurse into. */
  markup: string;
  /** The same with fenced code: where a brace is open, the parser knows no fences. */
  markupAndFences: string;
  /** The text with only fenced code blanked: what the parser looks for markup in. */
  unfenced: string;
}

/** A document with more of them in each other is refused. */
const MOST_ITEMS = 200;
const ITEM = /^(?:[*+-]|\d{1,9}[.)])(?:[ \t]+|$)/;
const FENCE = /((?:[ \t>]|[*+-](?=[ \t])|\d{1,9}[.)](?=[ \t]))*)(`{3,}(?=[^`\n]*$)|~{3,})/my;
const CLOSING_FENCE = /^[ \t>]*(`{3,}|~{3,})[ \t]*$/;
const MODULE_LINE =
  /(?:import[ \t]+(?:["'{*]|[\w$]+[ \t]*[,f])|export[ \t]+(?:[{*]|(?:const|let|var|function|class|async|default)\b))/y;
const DEFINITION = /[ \t>]*\[[^\]\n]+\]:[ \t]*[^\s{]+/y;
const DESTINATION =
  /\]\((?:<[^<>{}\n]*>|[^\s(){}<`]*(?:\([^\s(){}`]*\)[^\s(){}`]*)*)(?=\s{0,9}\)|\s{1,9}["'(])/y;
const ADDRESS = /https?:\/\/[^\s<>{}\])`]*/y;
const CLOSING_TAG = /<\/[^<>{}\n]*>/y;
/** Words between angle brackets; what could be an address, an element or a comparison is none. */
const PHRASE = /<(?=\p{L})((?:(?!\/[/>]|\n[ \t]*\n)[^<>{}=@`])*)>/uy;
const BLANK_IN_TEXT = /\{\{[^{}]*\}\}|<\p{L}[^<>]*>/gu;
const BRACED = /\{[^{}\n]*\}/y;
const WORD =
  /(?<![\p{L}\p{N}]|[\p{L}\p{N}]_)(?:TODO|TBD|FIXME|XXX|[Ll][Oo][Rr][Ee][Mm]\s+[Ii][Pp][Ss][Uu][Mm])(?![\p{L}\p{N}]|_[\p{L}\p{N}])/gu;
/** Most texts hold none of them, code and all. */
const MAY_HOLD_WORD = /TODO|TBD|FIXME|XXX|lorem/i;
/** Where a paragraph ends, and with it what code in backticks may span. */
const PARAGRAPH_END = /\n(?=[ \t>]*(?:$|#{1,6}[ \t]|[*+-][ \t]|\d{1,9}[.)][ \t]|`{3}|~{3}|:::))/gm;
/** What a line begins with that may be code, a module's or a definition. */
const LINE_START = /[ \t>*+\-\d`~[ie]/;
/** Where a line ends, or something else than prose may begin: asked for every character there is. */
function isMark(code: number): boolean {
  switch (code) {
    case 0x0a: // \n
    case 0x3c: // <
    case 0x5c: // \
    case 0x5d: // ]
    case 0x60: // `
    case 0x68: // h
    case 0x7b: // {
      return true;
    default:
      return false;
  }
}

/** What a placeholder, or an element that looks like one, begins with. */
const SUSPECT = /TODO|TBD|FIXME|XXX|lorem|\{\{|<\p{L}/iu;
/** What may span lines, so that a fence in it is none; and fences in a list or a quote. */
const SPANNING = /[{<]|^(?:import|export)|^[ \t>*+\-\d.)]+(?:`{3}|~{3})/m;
const OPENING_FENCE = /^(?:`{3,}(?=[^`]*$)|~{3,})/;

/**
 * Whether a text may hold placeholders: where it does not, `readProse` finds none. Code may look like
 * them, so that of a text with nothing but plain fences only what stands outside of them is asked.
 */
export function maySayUnfinished(text: string): boolean {
  if (!SUSPECT.test(text)) return false;
  const outside: string[] = [];
  let fence: string | null = null;
  for (const line of text.split('\n')) {
    if (fence === null) {
      fence = OPENING_FENCE.exec(line)?.[0] ?? null;
      if (fence === null) outside.push(line);
    } else if (closesFence(line, fence)) {
      fence = null;
    }
  }
  const rest = outside.join('\n');
  return SPANNING.test(rest) || SUSPECT.test(rest);
}

function closesFence(line: string, fence: string): boolean {
  const close = CLOSING_FENCE.exec(line)?.[1] ?? '';
  return close[0] === fence[0] && close.length >= fence.length;
}

/**
 * Tells prose from the rest by looking at the characters only, because it has to be known before
 * MDX is parsed, and for text that does not parse. One pass; every look-ahead is bounded or
 * remembered, so that no text takes more than linear time.
 */
export function readProse(text: string): Prose {
  return new ProseReader(text).read();
}

class ProseReader {
  private at = 0;
  private readonly text: string;
  private readonly masked: Span[] = [];
  private readonly code: Span[] = [];
  private readonly fences: Span[] = [];
  private readonly blanks: Span[] = [];
  private paragraphEnd = 0;
  /** Backtick runs of the paragraph by their length, in order. */
  private runs = new Map<number, { starts: number[]; next: number }>();
  private readonly tags: TagReader;
  /** Of the lines above: how deep they are quoted, and where the text of their list items begins. */
  private quotes = 0;
  private items: number[] = [];
  private isAfterBlank = true;

  constructor(text: string) {
    this.text = text;
    this.tags = new TagReader(text);
  }

  read(): Prose {
    const { text } = this;
    while (this.at < text.length) {
      if ((this.at === 0 || text[this.at - 1] === '\n') && this.readLineStart()) continue;
      let mark = this.at;
      while (mark < text.length && !isMark(text.charCodeAt(mark))) mark += 1;
      this.at = mark;
      this.readCharacter(text[mark] ?? '');
      if (this.at === mark) this.at += 1;
    }
    const { masked, blanks, code, fences } = this;
    // Most of them are asked for by nobody.
    return {
      blanks,
      get text() {
        return mask(text, masked);
      },
      get markup() {
        return mask(text, code);
      },
      get markupAndFences() {
        const starts = new Set(fences.map(({ start }) => start));
        return mask(
          text,
          code.filter(({ start }) => !starts.has(start)),
        );
      },
      get unfenced() {
        return mask(text, fences);
      },
    };
  }

  /** @returns whether the line was something else than prose, and is behind us */
  private readLineStart(): boolean {
    this.readItems();
    if (!LINE_START.test(this.text[this.at] ?? '')) return false;
    const fence = this.match(FENCE);
    if (fence) {
      const end = this.fenceEnd(fence[1] ?? '', fence[2] ?? '');
      this.fences.push({ start: this.at, end });
      this.maskCode(end);
      return true;
    }
    if (this.match(MODULE_LINE)) {
      const end = /\n[ \t]*(?:\n|$)/g;
      end.lastIndex = this.at;
      this.mask(end.exec(this.text)?.index ?? this.text.length);
      return true;
    }
    const definition = this.match(DEFINITION);
    if (definition) {
      const label = definition[0].lastIndexOf(']:') + 2;
      const end = this.at + definition[0].length;
      this.at += label;
      this.mask(end);
    }
    return definition !== null;
  }

  /** Which list items are open: those that the line begins, or is indented for, or may go on with. */
  private readItems(): void {
    const end = this.text.indexOf('\n', this.at);
    const line = this.text.slice(this.at, end === -1 ? undefined : end);
    const lead = /^[ \t>]*/.exec(line)?.[0] ?? '';
    const { quotes, own } = leadOf(lead);
    if (quotes !== this.quotes) this.items = [];
    this.quotes = quotes;
    let rest = line.slice(lead.length);
    let column = own.length;
    if (rest === '') {
      this.isAfterBlank = true;
      return;
    }
    const isItem = ITEM.test(rest);
    if (isItem || this.isAfterBlank) this.items = this.items.filter((item) => item <= column);
    for (
      let item = ITEM.exec(rest);
      item && this.items.length < MOST_ITEMS;
      item = ITEM.exec(rest)
    ) {
      column += item[0].length;
      this.items.push(column);
      rest = rest.slice(item[0].length);
    }
    this.isAfterBlank = false;
  }

  private readCharacter(char: string): void {
    switch (char) {
      case '\\':
        this.at += this.text[this.at + 1] === '\n' ? 1 : 2;
        break;
      case '`':
        this.readCode();
        break;
      case '{':
        this.readBrace();
        break;
      case '<':
        this.readAngle();
        break;
      case ']':
        this.maskMatch(DESTINATION);
        break;
      case 'h':
        if (!/\w/.test(this.text[this.at - 1] ?? '')) this.maskMatch(ADDRESS);
        break;
    }
  }

  private readCode(): void {
    const { text } = this;
    if (this.at >= this.paragraphEnd) this.readParagraph();
    let length = 1;
    while (text[this.at + length] === '`') length += 1;
    const runs = this.runs.get(length) ?? { starts: [], next: 0 };
    while ((runs.starts[runs.next] ?? this.text.length) < this.at + length) runs.next += 1;
    const close = runs.starts[runs.next];
    if (close === undefined) this.at += length;
    else this.maskCode(close + length);
  }

  private readParagraph(): void {
    PARAGRAPH_END.lastIndex = this.at;
    this.paragraphEnd = PARAGRAPH_END.exec(this.text)?.index ?? this.text.length;
    this.runs = new Map();
    for (const run of this.text.slice(this.at, this.paragraphEnd).matchAll(/`+/g)) {
      const same = this.runs.get(run[0].length) ?? { starts: [], next: 0 };
      same.starts.push(this.at + run.index);
      this.runs.set(run[0].length, same);
    }
  }

  private readBrace(): void {
    const { text, at } = this;
    let opened = 1;
    while (text[at + opened] === '{') opened += 1;
    if (opened > 1) {
      const content = /[^{}]*/y;
      content.lastIndex = at + opened;
      const inside = content.exec(text)?.[0] ?? '';
      const end = at + opened + inside.length;
      let closed = 0;
      while (text[end + closed] === '}') closed += 1;
      if (closed > 1 && !/\n[ \t]*\n/.test(inside)) this.blank(end + closed);
      else this.at += opened;
      return;
    }
    const comment = this.commentEnd();
    if (comment !== null) {
      this.maskCode(comment);
      return;
    }
    const braced = this.match(BRACED);
    // As text, `{TODO}` is one finding, and the rest of the file can be read.
    if (braced && wordsIn(braced[0]).length > 0) this.blank(at + braced[0].length);
  }

  /** @returns where `{/* … *\/}` ends; null where no comment begins */
  private commentEnd(): number | null {
    let at = this.tags.afterSpace(this.at + 1);
    let comments = 0;
    while (this.text.startsWith('/*', at)) {
      const end = this.tags.find('*/', at + 2);
      if (end === null) return null;
      at = this.tags.afterSpace(end + 2);
      comments += 1;
    }
    return comments > 0 && this.text[at] === '}' ? at + 1 : null;
  }

  private readAngle(): void {
    const { text, at } = this;
    const closing = this.match(CLOSING_TAG);
    if (closing) {
      this.mask(at + closing[0].length);
      return;
    }
    // `Array<string>` is no place to fill in, but a slip that the parser explains.
    if (/[\p{L}\p{N}_<]/u.test(text[at - 1] ?? '')) return;
    const tag = this.tags.read(at);
    if (tag) {
      this.maskTag(tag);
      return;
    }
    const phrase = this.match(PHRASE);
    if (phrase && this.tags.isToFill(phrase[1] ?? '')) this.blank(at + phrase[0].length);
  }

  private maskTag({ name, texts, end }: Tag): void {
    for (const { start, end: close } of texts) {
      this.mask(start);
      for (const blank of this.text.slice(start, close).matchAll(BLANK_IN_TEXT)) {
        this.at = start + blank.index;
        this.blank(this.at + blank[0].length);
      }
      this.at = close;
    }
    this.mask(end);
    if (!/^(code|kbd|pre|samp)$/.test(name)) return;
    const close = this.tags.find(`</${name}`, end);
    if (close !== null) this.mask(close);
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    return pattern.exec(this.text);
  }

  private maskMatch(pattern: RegExp): void {
    const match = this.match(pattern);
    if (match) this.mask(this.at + match[0].length);
  }

  private mask(end: number): void {
    this.masked.push({ start: this.at, end });
    this.at = end;
  }

  private maskCode(end: number): void {
    this.code.push({ start: this.at, end });
    this.mask(end);
  }

  private blank(end: number): void {
    this.blanks.push({ start: this.at, end });
    this.mask(end);
  }

  private fenceEnd(prefix: string, fence: string): number {
    const { quotes, own } = leadOf(prefix);
    const indent = Math.max(0, ...this.items.filter((column) => column <= own.length));
    let lineEnd = this.text.indexOf('\n', this.at);
    while (lineEnd !== -1) {
      const start = lineEnd + 1;
      lineEnd = this.text.indexOf('\n', start);
      const line = this.text.slice(start, lineEnd === -1 ? undefined : lineEnd);
      const lead = /^[ \t>]*/.exec(line)?.[0] ?? '';
      const found = leadOf(lead);
      // Code ends with the quote or the list item that it stands in.
      if (found.quotes < quotes) return start;
      if (found.quotes === quotes && found.own.length < indent && lead !== line) return start;
      if (closesFence(line, fence)) break;
    }
    return lineEnd === -1 ? this.text.length : lineEnd;
  }
}

/** What a line begins with: how many quotes, and what stands after them. */
function leadOf(lead: string): { quotes: number; own: string } {
  const quotes = lead.split('>').length - 1;
  const own = lead.slice(lead.lastIndexOf('>') + 1);
  return { quotes, own: quotes > 0 ? own.replace(/^ /, '') : own };
}

/** @returns the words in a text that mark something unfinished; `prose` is what of it is prose */
export function wordsInProse(text: string, prose: Prose): Span[] {
  return MAY_HOLD_WORD.test(text) ? wordsIn(prose.text) : [];
}

/** @returns the words that mark something unfinished */
export function wordsIn(text: string): Span[] {
  return Array.from(text.matchAll(WORD), ({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
  }));
}

function blankOut(text: string): string {
  if (!text.includes('\n')) return ' '.repeat(text.length);
  const lines = text.split('\n');
  return lines.map((line) => ' '.repeat(line.length)).join('\n');
}

function mask(text: string, spans: Span[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    parts.push(text.slice(at, start), blankOut(text.slice(start, end)));
    at = end;
  }
  return parts.join('') + text.slice(at);
}
