/**
 * Characters that control a terminal, are invisible, or change the text direction: C0 and C1
 * controls, line separators, bidirectional controls, invisible and tag characters, lone surrogates.
 */
const UNPRINTABLE =
  /[\p{Cc}\p{Cs}\u{ad}\u{61c}\u{200b}\u{200e}\u{200f}\u{2028}-\u{202e}\u{2060}-\u{206f}\u{feff}\u{fff9}-\u{fffb}\u{e0000}-\u{e007f}]/gu;

/** @returns content safe to print on one line: nothing in it controls a terminal or is hidden */
export function printable(text: string): string {
  return text.replace(/[\t\n\r]+/g, ' ').replace(UNPRINTABLE, '\u{fffd}');
}

/** The same, except for the characters that lay out tables and lines. */
const UNPRINTABLE_IN_LINES = new RegExp(`(?!\\r?\\n|\\t)${UNPRINTABLE.source}`, 'gu');

/**
 * @returns output with its line breaks, safe to print: nothing in it controls a terminal or is
 * hidden
 */
export function printableLines(text: string): string {
  return text.replace(UNPRINTABLE_IN_LINES, '\u{fffd}');
}

/** @returns JSON with unprintable characters escaped, so that nothing is lost */
export function printableJson(json: string): string {
  return json.replace(UNPRINTABLE, (char) => (char === '\n' ? char : escaped(char)));
}

function escaped(char: string): string {
  const units = Array.from({ length: char.length }, (_, index) => char.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
