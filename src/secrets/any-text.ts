import { MAX_BYTES, readText } from '../parse/read-text.ts';

/**
 * Decodes a file that nobody parses: in whatever encoding an editor saved it, a secret in it is one.
 *
 * @returns null for what is no text, or larger than any file that is read
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
