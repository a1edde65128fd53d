/**
 * Characters that MDX would read as markup, and what stands for them while a placeholder is parsed as
 * the text it is: one private-use character each, so that nothing moves.
 */
const CONCEALED = new Map([
  ['{', '\uE000'],
  ['}', '\uE001'],
  ['<', '\uE002'],
  ['>', '\uE003'],
]);
const REVEALED = new Map([...CONCEALED].map(([plain, hidden]) => [hidden, plain]));

/** Makes `{{name}}` and `<your name>` plain text for the MDX parser, at the same length. */
export function conceal(text: string): string {
  return text.replace(/[{}<>]/g, (char) => CONCEALED.get(char) ?? char);
}

/** @returns the text as it was before `conceal` */
export function reveal(text: string): string {
  // Nearly every text holds none, and to see that costs less than to replace nothing.
  if (!/[\uE000-\uE003]/.test(text)) return text;
  return text.replace(/[\uE000-\uE003]/g, (char) => REVEALED.get(char) ?? char);
}
