import type { Span } from './span.ts';

const BEGIN = /-{4,5} ?BEGIN (?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)? ?-{4,5}/g;
const END = /-{4,5} ?END (?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)? ?-{4,5}/;
/** Lines of key data, wrapped at any length; examples have "…" instead. */
const DATA = /[A-Za-z0-9+/=]{12,}/g;
/** An Ed25519 key has 64 characters; one with too few distinct characters is made up. */
const LEAST = 40;
const LEAST_DISTINCT = 10;
/** Maximum length of a block, which ends at the next block or file at the latest. */
const REACH = 20_000;
const LIMIT = /-----BEGIN|\0/;

/** A PuTTY key, which has no PEM markers: from the private lines to the MAC. */
const PUTTY =
  /Private-Lines: \d{1,3}\s{1,4}(?<data>(?:[A-Za-z0-9+/=\s>]|\\[nr]){40,20000}?)Private-(?:MAC|Hash): [0-9a-f]{32,128}/g;

/**
 * Finds private keys: PuTTY keys, and PEM blocks of any algorithm, indented, quoted or with `\n`
 * for line breaks. secretlint covers only some algorithms, and only keys longer than an Ed25519
 * key.
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
    // A truncated key extends to the end of its data.
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

/** A truncated block ends with its last line of data, as prose may follow. */
function endOfData(body: string): number {
  const lines = Array.from(body.matchAll(/[A-Za-z0-9+/=]{20,}/g));
  const last = lines.at(-1);
  return last ? last.index + last[0].length : 0;
}
