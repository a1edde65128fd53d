import stringWidth from 'string-width';

/*
 * How wide text is in a font that nobody knows: what the reader's system has. The widths are those of
 * wide fonts (DejaVu Sans, Verdana), in ems, so that in others there is rather too much room.
 */

const NARROW = new Set("ijlI|!.,:;'`");
const SLIM = new Set('frt()[]{}"/\\- ');
const WIDE = new Set('mwMWQOG@%&+<>=~');

/** @returns roughly how wide `text` is at most, in the unit of `size`, which is the font's */
export function widthOf(text: string, size: number): number {
  let ems = 0;
  for (const one of graphemes(text)) ems += emsOf(one);
  return ems * size;
}

function emsOf(grapheme: string): number {
  if (NARROW.has(grapheme)) return 0.36;
  if (SLIM.has(grapheme)) return 0.43;
  if (WIDE.has(grapheme)) return 0.96;
  if (/^[a-z]/.test(grapheme)) return 0.64;
  if (/^[\x20-\x7e]/.test(grapheme)) return 0.74;
  return stringWidth(grapheme) > 1 ? 1.2 : 0.85;
}

/**
 * Breaks text into lines: between words, and within a word that is longer than a line.
 *
 * @param width how long a line may be, in the unit of `size`
 * @param most how many lines there may be; the last one says with an ellipsis that there is more
 */
export function linesOf(text: string, size: number, width: number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of visible(text).split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(longer, size) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = piecesOf(word, size, width);
    line = pieces.pop() ?? '';
    lines.push(...pieces);
    // Whatever comes is not shown.
    if (lines.length > most) break;
  }
  lines.push(line);
  if (lines.length <= most) return lines;
  return [
    ...lines.slice(0, most - 1),
    `${graphemes(lines[most - 1] ?? '')
      .slice(0, -1)
      .join('')}…`,
  ];
}

function piecesOf(word: string, size: number, width: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const one of graphemes(word)) {
    if (piece !== '' && widthOf(piece + one, size) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += one;
  }
  return [...pieces, piece];
}

/** Text on one line, without what would not be seen or would turn around what follows it. */
export function visible(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Z}\u2028\u2029]+/gu, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\ufeff\ufffe\uffff]/g, '')
    .trim();
}

const SEGMENTER = new Intl.Segmenter('en');

function graphemes(text: string): string[] {
  // What is longer than any line would be read in vain.
  const segments = SEGMENTER.segment(text.slice(0, 2000));
  return Array.from(segments, ({ segment }) => segment);
}
