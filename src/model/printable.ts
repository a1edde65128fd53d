/**
 * Characters that steer a terminal, hide, or turn text around: C0 and C1 controls, line separators,
 * bidirectional controls, invisible and tag characters, halves of surrogate pairs.
 */
const UNPRINTABLE =
  /[\p{Cc}\p{Cs}\u{ad}\u{61c}\u{200b}\u{200e}\u{200f}\u{2028}-\u{202e}\u{2060}-\u{206f}\u{feff}\u{fff9}-\u{fffb}\u{e0000}-\u{e007f}]/gu;

/** @returns content as it may be printed, on one line: nothing in it steers a terminal or hides */
export function printable(text: string): string {
  return text.replace(/[\t\n\r]+/g, ' ').replace(UNPRINTABLE, '\u{fffd}');
}

/** The same, but for what tables and lines are laid out with. */
const UNPRINTABLE_IN_LINES = new RegExp(`(?!\\r?\\n|\\t)${UNPRINTABLE.source}`, 'gu');

/** @returns what is printed, with its lines: nothing in it steers a terminal or hides */
export function printableLines(text: string): string {
  return text.replace(UNPRINTABLE_IN_LINES, '\u{fffd}');
}

/** @returns JSON in which what may not be printed is an escape, so that nothing is lost */
export function printableJson(json: string): string {
  return json.replace(UNPRINTABLE, (char) => (char === '\n' ? char : escaped(char)));
}

function escaped(char: string): string {
  const units = Array.from({ length: char.length }, (_, index) => char.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
