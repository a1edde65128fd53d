import { decodeHTML } from 'entities';
import { TAG, unmarked } from './letters.ts';

/** Escapes may be nested: a page in JSON in a script string. */
const DEPTH = 4;

/**
 * A text, also with escapes decoded (JSON, scripts, style sheets, URLs, HTML) and then with tags
 * and link targets removed.
 *
 * @param text a text with markers only for tags
 */
export function readingsOf(text: string): string[] {
  const readings = new Set<string>();
  let last = text;
  for (let depth = 0; depth < DEPTH && !readings.has(last); depth++) {
    readings.add(last);
    last = unescaped(last);
  }
  for (const one of [...readings]) readings.add(withoutMarkup(one));
  return [...readings];
}

function unescaped(text: string): string {
  let plain = text;
  if (plain.includes('\\')) plain = plain.replace(BACKSLASH, unescapeOne);
  if (plain.includes('%')) plain = plain.replace(/(?:%[0-9a-f]{2})+/gi, withoutPercents);
  if (plain.includes('&')) plain = decodeHTML(plain);
  return plain;
}

/** Escapes of JSON, ECMAScript (`\u0041`, `\u{41}`, `\x41`), CSS (`\41 `) and iCalendar. */
const BACKSLASH =
  /\\(?:u\{([0-9a-f]{1,6})\}|u([0-9a-f]{4})|x([0-9a-f]{2})|([0-9a-f]{2,6})[ \t\n]?|(\r?\n)|([\s\S]))/gi;

function unescapeOne(
  all: string,
  point?: string,
  unit?: string,
  byte?: string,
  css?: string,
  lineBreak?: string,
  other?: string,
): string {
  const code = Number.parseInt(point ?? unit ?? byte ?? css ?? '', 16);
  if (!Number.isNaN(code)) return code <= 0x10ffff ? unmarked(String.fromCodePoint(code)) : all;
  if (lineBreak !== undefined) return '';
  return /[nrtvfb0]/i.test(other ?? '') ? ' ' : (other ?? '');
}

function withoutPercents(escapes: string): string {
  return new TextDecoder().decode(Buffer.from(escapes.replaceAll('%', ''), 'hex'));
}

function withoutMarkup(text: string): string {
  if (!/[<\]]/.test(text)) return text;
  return text.replace(/<[a-z!/?][^<>]*>/gi, TAG).replace(/\]\([^()\s]*\)/g, ']');
}
