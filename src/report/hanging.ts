import stringWidth from 'string-width';

/**
 * A label with its text next to it, wrapped to as many lines as needed.
 *
 * @param label label, including the spaces around it
 * @param text printable text
 * @param width width of the terminal, in characters
 */
export function hanging(label: string, text: string, width: number): string {
  const indent = stringWidth(label);
  // If the terminal is too narrow for two columns, leave the wrapping to it.
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
