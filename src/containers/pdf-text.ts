import { latin, PdfLexer, type PdfValue } from './pdf-lexer.ts';

/** Maps the character codes of a font to text (ISO 32000-1, 9.10.3). */
export interface CharacterMap {
  /** Length of a code in bytes. */
  codeLength: number;
  characters: Map<number, string>;
}

const MOST_CHARACTERS = 70_000;

/** @returns null if a stream isn't a character map */
export function characterMap(content: Uint8Array): CharacterMap | null {
  if (!latin(content.subarray(0, 4096)).includes('begincmap')) return null;
  const map: CharacterMap = { codeLength: 0, characters: new Map() };
  const lexer = new PdfLexer(content);
  let operands: PdfValue[] = [];
  for (let token = lexer.next(); token; token = lexer.next()) {
    if (token.type !== 'word') {
      operands.push(lexer.value(token));
      continue;
    }
    if (token.word === 'endcodespacerange') map.codeLength = bytesIn(operands[0])?.length ?? 0;
    if (token.word === 'endbfchar') addPairs(operands, map);
    if (token.word === 'endbfrange') addRanges(operands, map);
    operands = [];
  }
  return map.characters.size > 0 ? map : null;
}

function bytesIn(value: PdfValue | undefined): Uint8Array | null {
  return value?.type === 'string' ? value.bytes : null;
}

function addPairs(operands: readonly PdfValue[], map: CharacterMap): void {
  for (let index = 0; index + 1 < operands.length; index += 2) {
    const [code, text] = [bytesIn(operands[index]), bytesIn(operands[index + 1])];
    if (code && text) add(map, code.length, numberOf(code), utf16(text));
  }
}

function addRanges(operands: readonly PdfValue[], map: CharacterMap): void {
  for (let index = 0; index + 2 < operands.length; index += 3) {
    const [first, last, target] = [operands[index], operands[index + 1], operands[index + 2]];
    const [from, to] = [bytesIn(first), bytesIn(last)];
    if (!from || !to || !target) continue;
    const start = numberOf(from);
    const count = Math.min(numberOf(to) - start + 1, MOST_CHARACTERS - map.characters.size);
    for (let step = 0; step < count; step++) {
      const text = target.type === 'array' ? bytesIn(target.items[step]) : bytesIn(target);
      if (!text) break;
      add(map, from.length, start + step, following(text, target.type === 'array' ? 0 : step));
    }
  }
}

function add(map: CharacterMap, length: number, code: number, text: string): void {
  map.codeLength ||= length;
  if (map.characters.size < MOST_CHARACTERS) map.characters.set(code, text);
}

function numberOf(bytes: Uint8Array): number {
  return bytes.reduce((number, byte) => number * 256 + byte, 0);
}

function utf16(bytes: Uint8Array): string {
  return new TextDecoder('utf-16be').decode(bytes);
}

/** The text with `step` added to its last character. */
function following(bytes: Uint8Array, step: number): string {
  const text = utf16(bytes);
  const last = text.charCodeAt(text.length - 1);
  return text.slice(0, -1) + String.fromCharCode((last + step) & 0xffff);
}

/** @returns the text of a string object (ISO 32000-1, 7.9.2) */
export function decodeString(bytes: Uint8Array): string {
  const [first, second, third] = bytes;
  if (first === 0xfe && second === 0xff) return utf16(bytes);
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  const isUtf8 = first === 0xef && second === 0xbb && third === 0xbf;
  return new TextDecoder(isUtf8 ? 'utf-8' : 'windows-1252').decode(bytes);
}

/** Shown text, or what separates two texts: a blank, a new position, the end of a text object. */
type Shown = string | typeof GAP | typeof MOVE | typeof END;
const GAP = Symbol('gap');
const MOVE = Symbol('move');
const END = Symbol('end');

/** In thousandths of the font size: a wider gap is a blank. */
const BLANK = 180;

/**
 * Fonts on several pages may have the same name. Instead of resolving which one is meant, each is
 * tried.
 */
const MOST_READINGS = 8;

/**
 * @param fonts the character maps of each font, by the names that pages use
 * @returns the text on a page, once with a line for each positioned piece, and once with fewer
 * lines, because some programs position each letter, or end the text whenever the style changes
 */
export function shownText(
  content: Uint8Array,
  fonts: ReadonlyMap<string, readonly CharacterMap[]>,
): string[] {
  const most = Math.max(1, ...[...fonts.values()].map((maps) => maps.length));
  const readings = new Set<string>();
  for (let reading = 0; reading < Math.min(most, MOST_READINGS); reading++) {
    const shown = piecesOf(content, fonts, reading);
    if (shown.length === 0) return [];
    const as = (move: string, end: string) =>
      shown
        .map((one) => (one === GAP ? ' ' : one === MOVE ? move : one === END ? end : one))
        .join('');
    readings.add(as('\n', '\n'));
    readings.add(as('', '\n'));
    readings.add(as('', ''));
  }
  return [...readings];
}

function piecesOf(
  content: Uint8Array,
  fonts: ReadonlyMap<string, readonly CharacterMap[]>,
  reading: number,
): Shown[] {
  const shown: Shown[] = [];
  const lexer = new PdfLexer(content);
  let operands: PdfValue[] = [];
  let map: CharacterMap | null = null;
  const show = (value: PdfValue | undefined) => {
    if (value?.type === 'string') shown.push(decodeShown(value.bytes, map));
    if (value?.type === 'number' && value.value < -BLANK) shown.push(GAP);
    if (value?.type === 'array') for (const item of value.items) show(item);
  };
  for (let token = lexer.next(); token; token = lexer.next()) {
    if (token.type !== 'word') {
      operands.push(lexer.value(token));
      continue;
    }
    switch (token.word) {
      case 'Tf': {
        const name = operands.at(-2);
        const maps = name?.type === 'name' ? (fonts.get(name.name) ?? []) : [];
        map = maps[reading % Math.max(1, maps.length)] ?? null;
        break;
      }
      case 'Td':
      case 'TD':
      case 'Tm':
      case 'T*':
        shown.push(MOVE);
        break;
      case 'ET':
        shown.push(END);
        break;
      case "'":
      case '"':
        shown.push(MOVE);
        show(operands.at(-1));
        break;
      case 'Tj':
      case 'TJ':
        show(operands.at(-1));
        break;
      case 'ID':
        skipPicture(content, lexer);
    }
    operands = [];
  }
  return shown.some((one) => typeof one === 'string' && one !== '') ? shown : [];
}

function decodeShown(bytes: Uint8Array, map: CharacterMap | null): string {
  if (!map) return decodeString(bytes);
  const { codeLength, characters } = map;
  const step = Math.max(1, codeLength);
  let text = '';
  for (let at = 0; at < bytes.length; at += step) {
    text += characters.get(numberOf(bytes.subarray(at, at + step))) ?? '';
  }
  return text;
}

/** An inline image can contain any bytes, up to an `EI` on its own. */
function skipPicture(content: Uint8Array, lexer: PdfLexer): void {
  const isBlank = (byte: number | undefined) => byte === 0x20 || byte === 0x0a || byte === 0x0d;
  for (let at = lexer.at; at < content.length; at++) {
    const isEnd = content[at] === 0x45 && content[at + 1] === 0x49;
    if (!isEnd || !isBlank(content[at - 1])) continue;
    if (at + 2 < content.length && !isBlank(content[at + 2])) continue;
    lexer.at = at + 2;
    return;
  }
  lexer.at = content.length;
}
