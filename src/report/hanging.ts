import stringWidth from 'string-width';

/**
 * A label with its text beside it, on as many lines as it takes.
 *
 * @param label with the spaces around it
 * @param text that may be printed
 * @param width of the terminal, in characters
 */
export function hanging(label: string, text: string, width: number): string {
  const indent = stringWidth(label);
  // On a terminal too narrow for two columns, the terminal breaks the lines.
  const room = width - indent < 20 ? Number.POSITIVE_INFINITY : width - indent;
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    const longer = `${last} ${word}`;
    if (last === undefined || stringWidth(longer) > room) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return label + lines.join(`\n${' '.repeat(indent)}`);
}
