/**
 * Characters that MDX would read as markup, each with a private-use character that masks it while a
 * placeholder is parsed as text. One character for one, so that positions stay the same.
 */
const MASKS = new Map([
  ['{', '\uE000'],
  ['}', '\uE001'],
  ['<', '\uE002'],
  ['>', '\uE003'],
]);
const MASKED = new Map([...MASKS].map(([plain, mask]) => [mask, plain]));

/**
 * Masks `{{name}}` and `<your name>` as plain text for the MDX parser, without changing the length.
 */
export function maskMarkup(text: string): string {
  return text.replace(/[{}<>]/g, (char) => MASKS.get(char) ?? char);
}

/** @returns the text as it was before `maskMarkup` */
export function unmaskMarkup(text: string): string {
  // Most texts contain none, and testing for that is cheaper than replacing nothing.
  if (!/[\uE000-\uE003]/.test(text)) return text;
  return text.replace(/[\uE000-\uE003]/g, (char) => MASKED.get(char) ?? char);
}
