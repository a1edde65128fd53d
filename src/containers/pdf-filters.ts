import { type Budget, type Inflate, spend, Unopened } from './budget.ts';
import type { PdfDictionary, PdfValue } from './pdf-lexer.ts';

/** Image filters, whose output is not searched. */
const PICTURES = /^(?:DCTDecode|DCT|JPXDecode|JBIG2Decode|CCITTFaxDecode|CCF)$/;

/**
 * Decodes a stream with the filters named in its dictionary (ISO 32000-1, 7.4).
 *
 * @returns null for an image
 * @throws Unopened if a filter isn't supported
 */
export function unfilter(
  { entries }: PdfDictionary,
  packed: Uint8Array,
  budget: Budget,
  inflate: Inflate,
): Uint8Array | null {
  const filters = listOf(entries.get('Filter') ?? entries.get('F'));
  const parameters = listOf(entries.get('DecodeParms') ?? entries.get('DP'));
  let content = packed;
  for (const [index, filter] of filters.entries()) {
    const name = filter.type === 'name' ? filter.name : '';
    if (PICTURES.test(name)) return null;
    content = undo(name, content, budget, inflate);
    content = withoutPrediction(content, parameters[index]);
  }
  return content;
}

function listOf(value: PdfValue | undefined): readonly PdfValue[] {
  if (value === undefined) return [];
  return value.type === 'array' ? value.items : [value];
}

function undo(name: string, content: Uint8Array, budget: Budget, inflate: Inflate): Uint8Array {
  switch (name) {
    case 'FlateDecode':
    case 'Fl':
      return content.length === 0 ? content : inflate(content, 'zlib', budget).content;
    case 'ASCIIHexDecode':
    case 'AHx':
      return fromHexadecimal(content);
    case 'ASCII85Decode':
    case 'A85':
      return fromBase85(content);
    case 'RunLengthDecode':
    case 'RL':
      return fromRuns(content, budget);
    default:
      throw new Unopened(`is packed by "${name}", which cannot be opened`);
  }
}

function fromHexadecimal(content: Uint8Array): Uint8Array {
  let digits = '';
  for (const byte of content) {
    const char = String.fromCharCode(byte);
    if (char === '>') break;
    if (/[\da-f]/i.test(char)) digits += char;
  }
  const pairs = digits.match(/..?/g) ?? [];
  return Uint8Array.from(pairs, (pair) => Number.parseInt(pair.padEnd(2, '0'), 16));
}

function fromBase85(content: Uint8Array): Uint8Array {
  const bytes: number[] = [];
  let group: number[] = [];
  const flush = (size: number) => {
    const full = [...group, ...Array<number>(5 - group.length).fill(84)];
    const value = full.reduce((sum, digit) => sum * 85 + digit, 0);
    for (let index = 0; index < size; index++) {
      bytes.push(Math.floor(value / 2 ** (24 - 8 * index)) & 0xff);
    }
    group = [];
  };
  for (const byte of content) {
    if (byte === 0x7e) break;
    if (byte === 0x7a && group.length === 0) bytes.push(0, 0, 0, 0);
    if (byte < 0x21 || byte > 0x75) continue;
    group.push(byte - 0x21);
    if (group.length === 5) flush(4);
  }
  if (group.length > 1) flush(group.length - 1);
  return Uint8Array.from(bytes);
}

function fromRuns(content: Uint8Array, budget: Budget): Uint8Array {
  const bytes: number[] = [];
  for (let at = 0; at < content.length; ) {
    const length = content[at] ?? 128;
    if (length === 128) break;
    const count = length < 128 ? length + 1 : 257 - length;
    spend(budget, 'bytes', count);
    for (let index = 0; index < count; index++) {
      bytes.push(content[at + 1 + (length < 128 ? index : 0)] ?? 0);
    }
    at += length < 128 ? count + 1 : 2;
  }
  return Uint8Array.from(bytes);
}

/** Each row is stored as its difference from the row above, as in PNG (ISO 32000-1, 7.4.4.4). */
function withoutPrediction(content: Uint8Array, parameters: PdfValue | undefined): Uint8Array {
  if (parameters?.type !== 'dictionary') return content;
  const number = (key: string, fallback: number) => {
    const value = parameters.entries.get(key);
    return value?.type === 'number' ? value.value : fallback;
  };
  const predictor = number('Predictor', 1);
  if (predictor === 1) return content;
  const bits = number('Colors', 1) * number('BitsPerComponent', 8);
  const step = Math.max(1, bits >> 3);
  const width = Math.ceil((bits * number('Columns', 1)) / 8);
  if (predictor < 10 || !(width > 0))
    throw new Unopened('is packed in a way that cannot be opened');
  const rows = Math.ceil(content.length / (width + 1));
  const result = new Uint8Array(rows * width);
  for (let row = 0; row < rows; row++) {
    const kind = content[row * (width + 1)] ?? 0;
    for (let column = 0; column < width; column++) {
      const at = row * width + column;
      const left = column >= step ? (result[at - step] ?? 0) : 0;
      const up = row > 0 ? (result[at - width] ?? 0) : 0;
      const corner = row > 0 && column >= step ? (result[at - width - step] ?? 0) : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][kind] ?? 0;
      result[at] = (content[row * (width + 1) + 1 + column] ?? 0) + guess;
    }
  }
  return result;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const distances = [left, up, corner].map((one) => Math.abs(guess - one));
  const least = Math.min(...distances);
  return [left, up, corner][distances.indexOf(least)] ?? 0;
}
