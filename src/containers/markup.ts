import type { ContainedText } from './budget.ts';

/** Elements that end a paragraph, a cell or a line in office formats. */
const BREAK = /^(?:p|si|c|row|tr|tc|br|tab|cr|sheet|comment|li|div|td|th|h[1-6])$/i;

/**
 * The text in markup, in two readings, and the values of its attributes. One reading joins the
 * pieces, because office programs split words where the style or the spelling changes; the other
 * separates them, because there is nothing between, for example, the author and the title.
 */
export function markupTexts(name: string, markup: string): ContainedText[] {
  const joined: string[] = [];
  const apart: string[] = [];
  const attributes: string[] = [];
  const add = (text: string) => {
    if (text === '') return;
    joined.push(text);
    apart.push(text, ' ');
  };
  for (let at = 0; at < markup.length; ) {
    const open = markup.indexOf('<', at);
    if (open === -1) {
      add(decode(markup.slice(at)));
      break;
    }
    add(decode(markup.slice(at, open)));
    const { end, text, tag } = partAt(markup, open);
    if (text !== null) add(text);
    if (tag !== null) {
      if (BREAK.test(localName(tag)) && joined.at(-1) !== '\n') joined.push('\n');
      attributes.push(...valuesIn(tag));
    }
    at = end;
  }
  const readings = [joined.join(''), apart.join(''), attributes.join('\n')];
  return [...new Set(readings.map((text) => text.trim()))]
    .filter((text) => text !== '')
    .map((text) => ({ name, text }));
}

interface Part {
  end: number;
  /** The text of comments, processing instructions and CDATA. */
  text: string | null;
  /** The text between the angle brackets. */
  tag: string | null;
}

const SPECIAL = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

function partAt(markup: string, open: number): Part {
  for (const [begin, finish] of SPECIAL) {
    if (!markup.startsWith(begin, open)) continue;
    const close = markup.indexOf(finish, open + begin.length);
    const end = close === -1 ? markup.length : close + finish.length;
    const text = markup.slice(open + begin.length, close === -1 ? undefined : close);
    return { end, text, tag: null };
  }
  let quote = '';
  for (let at = open + 1; at < markup.length; at++) {
    const char = markup[at] ?? '';
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '>') return { end: at + 1, text: null, tag: markup.slice(open + 1, at) };
  }
  // An unclosed bracket is text, and so is all that follows.
  return { end: markup.length, text: markup.slice(open), tag: null };
}

function localName(tag: string): string {
  return /^\/?(?:[^\s:/>]*:)?([^\s/>]*)/.exec(tag)?.[1] ?? '';
}

function valuesIn(tag: string): string[] {
  const values = tag.matchAll(/=\s*(?:"([^"]*)"|'([^']*)')/g);
  return Array.from(values, ([, double, single]) => decode(double ?? single ?? ''));
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,4}));/gi,
    (all, number, hex, name) => {
      if (name !== undefined) return ENTITIES[name] ?? all;
      const code = hex === undefined ? Number(number) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    },
  );
}
