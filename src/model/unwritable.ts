/**
 * Control characters except tabs and line breaks, line separators, lone surrogates, and overrides
 * of the text direction (https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing).
 * Characters that languages need, such as joiners and direction marks, are allowed.
 */
const UNWRITABLE = /(?![\t\n\r])[\p{Cc}\p{Cs}\u{2028}-\u{202e}\u{2066}-\u{2069}]/u;

/**
 * @returns the first forbidden character, as `the control character U+202E`; null if there is none
 */
export function unwritable(text: string): string | null {
  const found = UNWRITABLE.exec(text)?.[0].codePointAt(0);
  if (found === undefined) return null;
  return `the control character U+${found.toString(16).toUpperCase().padStart(4, '0')}`;
}
