/**
 * Control characters but for tabs and line ends, line separators, halves of surrogate pairs, and what
 * turns the direction of text around (https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing).
 * What languages are written with, such as joiners and direction marks, is not among them.
 */
const UNWRITABLE = /(?![\t\n\r])[\p{Cc}\p{Cs}\u{2028}-\u{202e}\u{2066}-\u{2069}]/u;

/** @returns the first character that no text may hold, as `the control character U+202E`; null for none */
export function unwritable(text: string): string | null {
  const found = UNWRITABLE.exec(text)?.[0].codePointAt(0);
  if (found === undefined) return null;
  return `the control character U+${found.toString(16).toUpperCase().padStart(4, '0')}`;
}
