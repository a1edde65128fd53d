import { componentOf } from '../model/components.ts';
import type { Span } from '../model/position.ts';
import { isHtmlElement, isHtmlFlag } from './html-names.ts';

/** The length is bounded so that many unclosed quotes don't take quadratic time. */
const QUOTED = /"[^"]{0,4000}"|'[^']{0,4000}'/.source;
const BRACED = /\{[^{}]*(?:\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}[^{}]*)*\}/.source;
const ATTRIBUTE = `\\s+[\\w$:.’-]+(?:\\s*=\\s*(?:${QUOTED}|${BRACED}))?|\\s*${BRACED}`;
const TAG = new RegExp(`<([A-Za-z_$][\\w$.:-]*)((?:${ATTRIBUTE})*)\\s*(/?)\\s*>`, 'y');
const ATTRIBUTES = new RegExp(
  `\\s*${BRACED}|\\s+(?<name>[\\w$:.’-]+)(?:\\s*=\\s*(?<value>${QUOTED}|${BRACED}))?`,
  'dg',
);
const CLOSING = /<\/([A-Za-z_$][\w$.:-]*)[ \t]*>/g;
/** Attributes whose text is never shown to readers. */
const UNREAD = /^(href|src|poster|from|id|lang|on.*|style|class|className)$/i;

export interface Tag {
  name: string;
  end: number;
  /** Attribute values that are read. */
  texts: Span[];
}

/** @returns names of the elements that have a closing tag somewhere in the text */
export function closedIn(text: string): ReadonlySet<string> {
  return new Set(Array.from(text.matchAll(CLOSING), ([, name = '']) => name));
}

/**
 * Tells tags from words in angle brackets.
 *
 * @param closed names of the elements that have a closing tag somewhere
 * @returns the opening tag that starts at a `<`, judging by its characters; null if there is none
 */
export function readTag(text: string, from: number, closed: ReadonlySet<string>): Tag | null {
  TAG.lastIndex = from;
  const [all, name = '', attributes = '', slash = ''] = TAG.exec(text) ?? [];
  if (all === undefined) return null;
  const words: string[] = [];
  const texts: Span[] = [];
  for (const { groups, indices } of attributes.matchAll(ATTRIBUTES)) {
    const [start, end] = indices?.groups?.value ?? [0, 0];
    const offset = from + 1 + name.length;
    if (groups?.name && !groups.value) words.push(groups.name);
    if (/^["']/.test(groups?.value ?? '') && !UNREAD.test(groups?.name ?? '')) {
      texts.push({ start: offset + start + 1, end: offset + end - 1 });
    }
  }
  const isCertain = slash === '/' || /[={]/.test(attributes);
  if (!isCertain && !closed.has(name) && !isNamedLikeTag(name, words)) return null;
  return { name, end: from + all.length, texts };
}

function isNamedLikeTag(name: string, words: string[]): boolean {
  if (/[.:]\w+$/.test(name)) return true;
  if (isHtmlElement(name)) return words.every(isHtmlFlag);
  if (componentOf(name)) return true;
  // `<Chart>` was meant as a component; `<company>`, `<NAME>` and `<Your name>` are placeholders.
  return words.length === 0 && /^[A-Z]/.test(name) && /[a-z]/.test(name);
}

/** @param words the text in the brackets, if they aren't a tag */
export function isToFill(words: string, closed: ReadonlySet<string>): boolean {
  const [first = ''] = /^[\p{L}\p{N}'’_-]+/u.exec(words) ?? [];
  if (closed.has(first)) return false;
  const isOne = words.trim() === first;
  if (isOne) return !isHtmlElement(first) && !(/^\p{Lu}/u.test(first) && /\p{Ll}/u.test(first));
  return first.length > 1 || /^(?:a\s|e\.g\.)/i.test(words);
}
