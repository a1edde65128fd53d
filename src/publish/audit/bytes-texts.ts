import { BLOCK } from './letters.ts';

/** In bytes. Longer files are read in overlapping parts, so that nothing is missed between them. */
const PART = 1 << 20;
const OVERLAP = 8192;

/** Patterns of text in binary data, where each byte is one character. */
const RUNS = {
  latin1: runsOf(String.raw`[\x20-\x7e\xa0-\xff]`),
  utf8: runsOf(String.raw`[\x20-\x7e\t\n\r]|[\xc2-\xf4][\x80-\xbf]{1,3}`),
  'utf-16le': runsOf(
    String.raw`[\t\n\r\x20-\x7e\xa0-\xff]\x00|[\s\S][\x01-\x05\x0e\x30-\x9f\xac-\xd7]`,
  ),
  'utf-16be': runsOf(
    String.raw`\x00[\t\n\r\x20-\x7e\xa0-\xff]|[\x01-\x05\x0e\x30-\x9f\xac-\xd7][\s\S]`,
  ),
};

/** A run of characters in a binary file counts as text from this length on. */
function runsOf(character: string): RegExp {
  return new RegExp(`(?:${character}){6,}`, 'g');
}

type Encoding = keyof typeof RUNS;

/** @returns the texts in a binary file, in any encoding */
export function bytesTexts(
  content: Uint8Array,
  encodings: readonly Encoding[] = Object.keys(RUNS) as Encoding[],
): string[] {
  const texts: string[] = [];
  for (let start = 0; start < content.length; start += PART - OVERLAP) {
    const bytes = Buffer.from(content.subarray(start, start + PART)).toString('latin1');
    for (const encoding of encodings) {
      const runs = [...bytes.matchAll(RUNS[encoding])].map(([run]) => decode(run, encoding));
      if (runs.length > 0) texts.push(runs.join(BLOCK));
    }
    if (start + PART >= content.length) break;
  }
  return texts;
}

function decode(run: string, encoding: Encoding): string {
  return encoding === 'latin1'
    ? run
    : new TextDecoder(encoding === 'utf8' ? 'utf-8' : encoding).decode(Buffer.from(run, 'latin1'));
}

/** The words in the search index, length-prefixed as CBOR text strings (RFC 8949). */
export function lengthPrefixed(content: Uint8Array): string[] {
  const words: string[] = [];
  for (let at = 0; at < content.length; at++) {
    const first = content[at] ?? 0;
    const [length, start] =
      first === 0x78 ? [content[at + 1] ?? 0, at + 2] : [first - 0x60, at + 1];
    const isLength = first === 0x78 || (first > 0x60 && first < 0x78);
    const bytes = content.subarray(start, start + length);
    if (!isLength || bytes.length < length || bytes.some((byte) => byte < 0x20)) continue;
    words.push(new TextDecoder().decode(bytes));
    at = start + length - 1;
  }
  return words;
}
