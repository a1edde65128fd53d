import { type Budget, spend, Unopened } from './budget.ts';
import { isSpace, type PdfDictionary, PdfLexer, type PdfValue } from './pdf-lexer.ts';

/** A stream: bytes with a dictionary that describes them. */
export interface PdfStream {
  id: number;
  dictionary: PdfDictionary;
  packed: Uint8Array;
}

/** Everything in a PDF, including old versions and objects that nothing refers to. */
export interface PdfObjects {
  values: PdfValue[];
  /** The newest object for each number. */
  byId: Map<number, PdfValue>;
  streams: PdfStream[];
  /** Anything else between the objects. */
  rest: string[];
}

const WORDS = /^(?:obj|endobj|stream|endstream|xref|trailer|startxref|true|false|null|n|f|R)$/;

/**
 * Reads all objects of a PDF by scanning it from the first byte to the last, without trusting its
 * cross-reference table.
 *
 * @throws Unopened if it is encrypted or contains too much
 */
export function readObjects(content: Uint8Array, budget: Budget): PdfObjects {
  const lexer = new PdfLexer(content);
  const objects: PdfObjects = { values: [], byId: new Map(), streams: [], rest: lexer.comments };
  const numbers: number[] = [];
  let open: { id: number; dictionary: PdfDictionary | null } | null = null;
  for (let token = lexer.next(); token; token = lexer.next()) {
    if (token.type === 'number') {
      numbers.push(token.value);
      continue;
    }
    if (token.type === 'word') {
      if (token.word === 'obj') open = { id: numbers.at(-2) ?? 0, dictionary: null };
      else if (token.word === 'stream' && open?.dictionary) {
        const packed = streamAt(content, lexer, open.dictionary);
        objects.streams.push({ id: open.id, dictionary: open.dictionary, packed });
      } else if (token.word === 'endobj' || token.word === 'trailer') open = null;
      else if (!WORDS.test(token.word)) objects.rest.push(token.word);
      numbers.length = 0;
      continue;
    }
    spend(budget, 'entries', 0.01);
    const value = lexer.value(token);
    objects.values.push(value);
    if (open) objects.byId.set(open.id, value);
    if (value.type !== 'dictionary') continue;
    if (open) open.dictionary = value;
    if (value.entries.has('Encrypt')) throw new Unopened('is encrypted and cannot be searched');
  }
  return objects;
}

const END = [...'endstream'].map((letter) => letter.charCodeAt(0));

/** A correct length is used; otherwise the stream ends at `endstream`. */
function streamAt(content: Uint8Array, lexer: PdfLexer, { entries }: PdfDictionary): Uint8Array {
  if (content[lexer.at] === 0x0d) lexer.at += 1;
  if (content[lexer.at] === 0x0a) lexer.at += 1;
  const start = lexer.at;
  const length = entries.get('Length');
  let end = length?.type === 'number' ? start + length.value : start;
  if (length?.type !== 'number' || !isEndAt(content, end)) {
    end = start;
    while (end < content.length && !matches(content, end)) end += 1;
  }
  lexer.at = end;
  return content.subarray(start, end);
}

function isEndAt(content: Uint8Array, at: number): boolean {
  let next = at;
  while (next < at + 3 && isSpace(content[next] ?? -1)) next += 1;
  return matches(content, next);
}

function matches(content: Uint8Array, at: number): boolean {
  return END.every((byte, index) => content[at + index] === byte);
}

/** Adds the objects packed in an object stream (ISO 32000-1, 7.5.7). */
export function readPackedObjects(
  { entries }: PdfDictionary,
  content: Uint8Array,
  objects: PdfObjects,
  budget: Budget,
): void {
  const first = entries.get('First');
  const header = new PdfLexer(content);
  const places: { id: number; at: number }[] = [];
  const base = first?.type === 'number' ? first.value : 0;
  while (header.at < base) {
    const [id, offset] = [header.next(), header.next()];
    if (id?.type !== 'number' || offset?.type !== 'number') break;
    places.push({ id: id.value, at: base + offset.value });
  }
  places.sort((a, b) => a.at - b.at);
  const lexer = new PdfLexer(content, base);
  let next = 0;
  for (;;) {
    const at = lexer.at;
    const token = lexer.next();
    if (!token) break;
    spend(budget, 'entries', 0.01);
    const value = lexer.value(token);
    objects.values.push(value);
    while (places[next] && (places[next]?.at ?? 0) < at) next += 1;
    const place = places[next];
    const isHere = place !== undefined && place.at < lexer.at;
    if (isHere && !objects.byId.has(place.id)) objects.byId.set(place.id, value);
  }
}
