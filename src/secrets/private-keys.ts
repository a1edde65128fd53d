import type { Span } from './span.ts';

const BEGIN = /-{4,5} ?BEGIN (?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)? ?-{4,5}/g;
const END = /-{4,5} ?END (?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)? ?-{4,5}/;
/** Lines of a key, however they are wrapped; "…" stands for them in an example. */
const DATA = /[A-Za-z0-9+/=]{12,}/g;
/** An Ed25519 key has 64 characters; fewer distinct ones, and somebody leant on a button. */
const LEAST = 40;
const LEAST_DISTINCT = 10;
/** How far a block is followed, and where it ends at the latest: at the next one, or with the file. */
const REACH = 20_000;
const LIMIT = /-----BEGIN|\0/;

/** Of PuTTY, whose keys have no such lines: from the private part to what vouches for it. */
const PUTTY =
  /Private-Lines: \d{1,3}\s{1,4}(?<data>(?:[A-Za-z0-9+/=\s>]|\\[nr]){40,20000}?)Private-(?:MAC|Hash): [0-9a-f]{32,128}/g;

/**
 * Finds private keys: PEM blocks of any algorithm, indented, quoted or with `\n` for line breaks,
 * and those of PuTTY. secretlint knows those of some algorithms, from a length on that an Ed25519
 * key does not have.
 */
export function findPrivateKeys(text: string): Span[] {
  if (!/PRIVATE KEY|Private-Lines/.test(text)) return [];
  const blocks = Array.from(text.matchAll(BEGIN)).flatMap(({ 0: opening, index: start }) => {
    const inside = start + opening.length;
    const [block = ''] = text.slice(inside, inside + REACH).split(LIMIT, 1);
    const closing = END.exec(block);
    const body = block.slice(0, closing?.index);
    const data = Array.from(body.matchAll(DATA)).filter(([line]) => /[A-Z0-9+/]/.test(line));
    const all = data.map(([line]) => line).join('');
    const last = data.at(-1);
    if (!last || all.length < LEAST || new Set(all).size < LEAST_DISTINCT) return [];
    // Without its end, it is all that is there of it.
    const end = closing ? closing.index + closing[0].length : endOfData(body);
    return [{ kind: 'private key', start, end: inside + end }];
  });
  const putty = Array.from(text.matchAll(PUTTY), ({ 0: found, index: start }) => ({
    kind: 'private key',
    start,
    end: start + found.length,
  }));
  return [...blocks, ...putty];
}

/** Prose may follow a block that is cut off: a paragraph ends it. */
function endOfData(body: string): number {
  const lines = Array.from(body.matchAll(/[A-Za-z0-9+/=]{20,}/g));
  const last = lines.at(-1);
  return last ? last.index + last[0].length : 0;
}
