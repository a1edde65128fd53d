import { MAX_BYTES, readText } from '../parse/read-text.ts';

/**
 * Decodes a file that is not otherwise parsed, in any encoding that an editor may have saved it in.
 *
 * @returns null if it is not text, or is larger than the size limit
 */
export function readAnyText(bytes: Uint8Array): string | null {
  if (bytes.byteLength > MAX_BYTES) return null;
  const [first = 0, second = 0] = bytes;
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (isWide) {
    const encoding = first === 0xff ? 'utf-16le' : 'utf-16be';
    return new TextDecoder(encoding).decode(bytes).replace(/\r\n?/g, '\n');
  }
  const text = readText(bytes);
  if (typeof text === 'string') return text;
  if (bytes.includes(0)) return null;
  return new TextDecoder('windows-1252').decode(bytes).replace(/\r\n?/g, '\n');
}
