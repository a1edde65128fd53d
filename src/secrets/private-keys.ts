import type { Span } from './span.ts';

const BEGIN = /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----/g;
const END = /-----END (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----/;
/** A line of a key; that of an Ed25519 key has 64 characters, and "…" stands for one in an example. */
const DATA = /[A-Za-z0-9+/=]{40,}/g;
/** How far a block is followed, and where it ends at the latest: at the next one, or with the file. */
const REACH = 20_000;
const LIMIT = /-----BEGIN|\0/;

/**
 * Finds private keys in PEM blocks of any algorithm, indented, quoted or with `\n` for line breaks.
 * secretlint knows those of some algorithms, from a length on that an Ed25519 key does not have.
 *
 * @param text one file or several, with a NUL between them
 */
export function findPrivateKeys(text: string): Span[] {
  return Array.from(text.matchAll(BEGIN)).flatMap(({ 0: opening, index: start }) => {
    const inside = start + opening.length;
    const [block = ''] = text.slice(inside, inside + REACH).split(LIMIT, 1);
    const closing = END.exec(block);
    const body = block.slice(0, closing?.index);
    const data = Array.from(body.matchAll(DATA)).filter(([line]) => new Set(line).size >= 10);
    const last = data.at(-1);
    if (!last) return [];
    // Without its end, it is all that is there of it.
    const end = closing ? closing.index + closing[0].length : last.index + last[0].length;
    return [{ kind: 'private key', start, end: inside + end }];
  });
}
