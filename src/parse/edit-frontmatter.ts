import { stringify } from 'yaml';
import { splitFrontmatter } from './frontmatter.ts';

type Scalar = string | number | boolean;

/**
 * Sets values in a document's frontmatter and leaves every other character alone.
 *
 * @param text LF line ends, with frontmatter that parses
 * @param values by dotted path; a path that is not there is added at the end, so only a top-level key may be new
 */
export function setFrontmatter(text: string, values: Readonly<Record<string, Scalar>>): string {
  const lines = text.split('\n');
  const { ranges } = splitFrontmatter(text).frontmatter;
  const added: string[] = [];
  for (const [path, value] of Object.entries(values)) {
    const at = ranges[path];
    const written = stringify(value, { lineWidth: 0 }).trimEnd();
    if (!at) {
      added.push(`${path}: ${written}`);
      continue;
    }
    const index = at.key.start.line - 1;
    const line = lines[index] ?? '';
    lines[index] = `${line.slice(0, at.key.end.column - 1)}: ${written}`;
  }
  const closing = lines.findIndex((line, index) => index > 0 && /^---[ \t]*$/.test(line));
  lines.splice(closing, 0, ...added);
  return lines.join('\n');
}
