import { Unopened } from './budget.ts';

/** The objects of a PDF (ISO 32000-1, 7.2 and 7.3). */
export type PdfToken =
  | { type: 'string'; bytes: Uint8Array }
  | { type: 'name'; name: string }
  | { type: 'number'; value: number }
  | { type: 'word'; word: string }
  | { type: 'mark'; mark: '<<' | '>>' | '[' | ']' };

export type PdfValue =
  | { type: 'string'; bytes: Uint8Array }
  | { type: 'name'; name: string }
  | { type: 'number'; value: number }
  | { type: 'word'; word: string }
  /** A reference to another object, by number. */
  | { type: 'reference'; id: number }
  | { type: 'array'; items: PdfValue[] }
  | PdfDictionary;

export interface PdfDictionary {
  type: 'dictionary';
  entries: Map<string, PdfValue>;
}

const MOST_NESTED = 100;

/** Reads tokens one at a time. Skips what makes no sense, as every viewer does. */
export class PdfLexer {
  at: number;
  /** The text of comments. */
  readonly comments: string[] = [];
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes;
    this.at = at;
  }

  /** @returns null at the end */
  next(): PdfToken | null {
    let byte = this.#skipSpace();
    while (byte !== undefined && this.#isStray(byte)) {
      this.at += 1;
      byte = this.#skipSpace();
    }
    if (byte === undefined) return null;
    const following = this.#bytes[this.at + 1];
    switch (byte) {
      case 0x28:
        return this.#literal();
      case 0x3c:
        return following === 0x3c ? this.#mark('<<') : this.#hexadecimal();
      case 0x3e:
        return this.#mark('>>');
      case 0x5b:
        return this.#mark('[');
      case 0x5d:
        return this.#mark(']');
      case 0x2f:
        this.at += 1;
        return { type: 'name', name: unescapeName(this.#regular()) };
    }
    const word = this.#regular();
    const isNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(word);
    return isNumber ? { type: 'number', value: Number(word) } : { type: 'word', word };
  }

  /** @returns the value that begins with a token */
  value(token: PdfToken, depth = 0): PdfValue {
    if (token.type !== 'mark') return token;
    if (depth > MOST_NESTED) throw new Unopened('is nested too deeply');
    const items: PdfValue[] = [];
    const close = token.mark === '[' ? ']' : '>>';
    for (let next = this.next(); next; next = this.next()) {
      if (next.type === 'mark' && (next.mark === ']' || next.mark === '>>')) {
        if (next.mark === close) break;
        continue;
      }
      if (next.type === 'word' && next.word === 'R') referTo(items);
      else if (next.type === 'word' && /^end(?:obj|stream)$/.test(next.word)) break;
      else items.push(this.value(next, depth + 1));
    }
    if (token.mark === '[') return { type: 'array', items };
    return { type: 'dictionary', entries: entriesOf(items) };
  }

  /** Whether a closing delimiter has no opening one. */
  #isStray(byte: number): boolean {
    const closes = byte === 0x3e && this.#bytes[this.at + 1] !== 0x3e;
    return closes || byte === 0x29 || byte === 0x7b || byte === 0x7d;
  }

  /** @returns the offset after white space and comments */
  #skipSpace(): number | undefined {
    for (;;) {
      const byte = this.#bytes[this.at];
      if (byte === 0x25) {
        const start = this.at + 1;
        while (this.at < this.#bytes.length && !isLineEnd(this.#bytes[this.at])) this.at += 1;
        this.comments.push(latin(this.#bytes.subarray(start, this.at)));
      } else if (byte !== undefined && isSpace(byte)) this.at += 1;
      else return byte;
    }
  }

  #mark(mark: '<<' | '>>' | '[' | ']'): PdfToken {
    this.at += mark.length;
    return { type: 'mark', mark };
  }

  /** Characters up to the next space or delimiter. */
  #regular(): string {
    const start = this.at;
    for (;;) {
      const byte = this.#bytes[this.at];
      if (byte === undefined || isSpace(byte) || isDelimiter(byte)) break;
      this.at += 1;
    }
    return latin(this.#bytes.subarray(start, this.at));
  }

  #literal(): PdfToken {
    const bytes: number[] = [];
    let depth = 1;
    this.at += 1;
    for (; this.at < this.#bytes.length; this.at++) {
      const byte = this.#bytes[this.at] ?? 0;
      if (byte === 0x28) depth += 1;
      else if (byte === 0x29) depth -= 1;
      if (depth === 0) break;
      if (byte === 0x5c) this.#escape(bytes);
      else bytes.push(byte);
    }
    this.at += 1;
    return { type: 'string', bytes: Uint8Array.from(bytes) };
  }

  #escape(bytes: number[]): void {
    this.at += 1;
    const byte = this.#bytes[this.at];
    if (byte === undefined) return;
    const octal = /^[0-7]{1,3}/.exec(latin(this.#bytes.subarray(this.at, this.at + 3)))?.[0];
    if (octal !== undefined) {
      bytes.push(Number.parseInt(octal, 8) & 0xff);
      this.at += octal.length - 1;
    } else if (byte === 0x0d) {
      if (this.#bytes[this.at + 1] === 0x0a) this.at += 1;
    } else if (byte !== 0x0a) bytes.push(ESCAPES.get(byte) ?? byte);
  }

  #hexadecimal(): PdfToken {
    const digits: number[] = [];
    this.at += 1;
    for (; this.at < this.#bytes.length; this.at++) {
      const byte = this.#bytes[this.at] ?? 0;
      if (byte === 0x3e) break;
      const digit = digitOf(byte);
      if (digit !== null) digits.push(digit);
    }
    this.at += 1;
    return { type: 'string', bytes: bytesOf(digits) };
  }
}

const ESCAPES = new Map([
  [0x6e, 0x0a],
  [0x72, 0x0d],
  [0x74, 0x09],
  [0x62, 0x08],
  [0x66, 0x0c],
]);

/** `12 0` before an `R` is an object number. */
function referTo(items: PdfValue[]): void {
  items.pop();
  const number = items.pop();
  if (number?.type === 'number') items.push({ type: 'reference', id: number.value });
}

function entriesOf(items: readonly PdfValue[]): Map<string, PdfValue> {
  const entries = new Map<string, PdfValue>();
  for (let index = 0; index + 1 < items.length; index += 2) {
    const key = items[index];
    const value = items[index + 1];
    if (key?.type === 'name' && value) entries.set(key.name, value);
    // Something is missing; what looks like a key is treated as one.
    else index -= 1;
  }
  return entries;
}

export function isSpace(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d && byte !== 0x0b) || byte === 0;
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === 0x0a || byte === 0x0d;
}

function isDelimiter(byte: number): boolean {
  return '()<>[]{}/%'.includes(String.fromCharCode(byte));
}

function unescapeName(name: string): string {
  return name.replace(/#([0-9a-f]{2})/gi, (_, hex) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

function digitOf(byte: number): number | null {
  const digit = Number.parseInt(String.fromCharCode(byte), 16);
  return Number.isNaN(digit) ? null : digit;
}

/** Two digits make a byte; a missing last digit is 0. */
function bytesOf(digits: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(digits.length / 2));
  for (const [index, digit] of digits.entries()) {
    bytes[index >> 1] = (bytes[index >> 1] ?? 0) | (index % 2 === 0 ? digit << 4 : digit);
  }
  return bytes;
}

/** @returns one character per byte */
export function latin(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return text;
}
