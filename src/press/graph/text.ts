import stringWidth from 'string-width';

/*
 * Estimates the width of text in the reader's system font, which is unknown. Uses the widths of
 * wide fonts (DejaVu Sans, Verdana), in ems, so that other fonts have room to spare.
 */

const NARROW = new Set("ijlI|!.,:;'`");
const SLIM = new Set('frt()[]{}"/\\- ');
const WIDE = new Set('mwMWQOG@%&+<>=~');

/** @returns the approximate maximum width of `text`, in the unit of `size`, the font size */
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
 * Wraps text: between words, and within words that are longer than a line.
 *
 * @param width maximum line width, in the unit of `size`
 * @param most maximum number of lines; an ellipsis marks truncation
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
    // The rest is not shown.
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

/** Text on one line, without invisible and bidirectional control characters. */
export function visible(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Z}\u2028\u2029]+/gu, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\ufeff\ufffe\uffff]/g, '')
    .trim();
}

const SEGMENTER = new Intl.Segmenter('en');

function graphemes(text: string): string[] {
  // Longer than any line: no need to measure the rest.
  const segments = SEGMENTER.segment(text.slice(0, 2000));
  return Array.from(segments, ({ segment }) => segment);
}
