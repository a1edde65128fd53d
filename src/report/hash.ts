const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;

/** FNV-1a of 64 bits over UTF-8 (http://www.isthe.com/chongo/tech/comp/fnv/), as hexadecimal digits. */
export function hash(text: string): string {
  let value = OFFSET;
  for (const byte of new TextEncoder().encode(text)) {
    value = BigInt.asUintN(64, (value ^ BigInt(byte)) * PRIME);
  }
  return value.toString(16).padStart(16, '0');
}
