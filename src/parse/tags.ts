import { componentOf } from '../model/components.ts';
import type { Span } from '../model/position.ts';
import { isHtmlElement, isHtmlFlag } from './html-names.ts';

const TAG_NAME = /<([A-Za-z_$][\w$.:-]*)/y;
const ATTRIBUTE = /[\w$:.’-]+/y;
const SPACE = /\s*/y;
/** Attributes whose text nobody reads. */
const UNREAD = /^(href|src|poster|from|id|lang|on.*|style|class|className)$/i;

export interface Tag {
  name: string;
  /** Attributes without a value, or simply words. */
  words: string[];
  /** Whether it can be nothing but a tag. */
  certain: boolean;
  end: number;
  /** Attribute values that are read. */
  texts: Span[];
}

/** Tells tags from words in angle brackets. No text takes it more than linear time. */
export class TagReader {
  private readonly text: string;
  private closings: ReadonlySet<string> | null = null;
  /** What was found by earlier look-ahead, by what was looked for. */
  private readonly found = new Map<string, { from: number; next: number }>();
  /** Characters that tags which turn out to be none may still cost. */
  private budget: number;

  constructor(text: string) {
    this.text = text;
    this.budget = 8 * text.length;
  }

  /** Whether the text closes an element of that name somewhere. */
  private closes(name: string): boolean {
    this.closings ??= new Set(
      Array.from(this.text.matchAll(/<\/([A-Za-z_$][\w$.:-]*)[ \t]*>/g), ([, one = '']) => one),
    );
    return this.closings.has(name);
  }

  /** @returns the opening tag that begins at a `<`, as far as its characters can tell */
  read(from: number): Tag | null {
    const tag = this.readTag(from);
    return tag && this.isTag(tag) ? tag : null;
  }

  private readTag(from: number): Tag | null {
    TAG_NAME.lastIndex = from;
    const [start, name] = TAG_NAME.exec(this.text) ?? ['', ''];
    if (start === '' || name === undefined || this.budget <= 0) return null;
    const tag: Tag = { name, words: [], certain: false, end: 0, texts: [] };
    let at = this.afterSpace(from + start.length);
    while (at < this.text.length) {
      const char = this.text[at];
      if (char === '>' || (char === '/' && this.text[this.afterSpace(at + 1)] === '>')) {
        if (char === '/') tag.certain = true;
        tag.end = this.afterSpace(char === '/' ? at + 1 : at) + 1;
        return tag;
      }
      const next = char === '{' ? this.valueEnd(at) : this.readAttribute(at, tag);
      if (next === null) break;
      if (char === '{') tag.certain = true;
      at = this.afterSpace(next);
    }
    this.budget -= at - from;
    return null;
  }

  private readAttribute(at: number, tag: Tag): number | null {
    const end = this.after(ATTRIBUTE, at);
    if (end === at) return null;
    const name = this.text.slice(at, end);
    const equals = this.afterSpace(end);
    if (this.text[equals] !== '=') {
      tag.words.push(name);
      return end;
    }
    tag.certain = true;
    const value = this.afterSpace(equals + 1);
    const close = this.valueEnd(value);
    if (close !== null && this.text[value] !== '{' && !UNREAD.test(name)) {
      tag.texts.push({ start: value + 1, end: close - 1 });
    }
    return close;
  }

  /** @returns the end of a quoted or braced value; null where it has none */
  private valueEnd(at: number): number | null {
    const quote = this.text[at];
    if (quote === '"' || quote === "'") {
      const close = this.find(quote, at + 1);
      return close === null ? null : close + 1;
    }
    if (quote !== '{') return null;
    let depth = 0;
    for (let i = at; i < this.text.length; i++) {
      this.budget -= 1;
      if (this.text[i] === '{') depth += 1;
      else if (this.text[i] === '}') depth -= 1;
      if (depth === 0) return i + 1;
      if (this.budget <= 0) return null;
    }
    return null;
  }

  private isTag({ name, words, certain }: Tag): boolean {
    if (certain || this.closes(name) || /[.:]\w+$/.test(name)) return true;
    if (isHtmlElement(name)) return words.every(isHtmlFlag);
    if (componentOf(name)) return true;
    // `<Chart>` was meant as a component; `<company>`, `<NAME>` and `<Your name>` are to be filled in.
    return words.length === 0 && /^[A-Z]/.test(name) && /[a-z]/.test(name);
  }

  /** @param words what stands between the brackets when they are no tag */
  isToFill(words: string): boolean {
    const [first = ''] = /^[\p{L}\p{N}'’_-]+/u.exec(words) ?? [];
    if (this.closes(first)) return false;
    const isOne = words.trim() === first;
    if (isOne) return !isHtmlElement(first) && !(/^\p{Lu}/u.test(first) && /\p{Ll}/u.test(first));
    return first.length > 1 || /^(?:a\s|e\.g\.)/i.test(words);
  }

  /** @returns where `what` comes next; an answer serves every place up to it */
  find(what: string, from: number): number | null {
    const known = this.found.get(what);
    let next = known?.next ?? 0;
    if (!known || from < known.from || (next !== -1 && next < from)) {
      next = this.text.indexOf(what, from);
      this.found.set(what, { from, next });
    }
    return next === -1 ? null : next;
  }

  afterSpace(from: number): number {
    return this.after(SPACE, from);
  }

  private after(pattern: RegExp, from: number): number {
    pattern.lastIndex = from;
    return pattern.test(this.text) ? pattern.lastIndex : from;
  }
}
