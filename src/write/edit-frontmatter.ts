import { stringify } from 'yaml';
import type { Frontmatter } from '../model/source.ts';
import { type TextEdit, textIn } from '../model/text-edit.ts';
import { splitFrontmatter } from '../parse/frontmatter.ts';

type Scalar = string | number | boolean;

/**
 * Sets values in a document's frontmatter without touching any other character.
 *
 * @param text a document with LF line endings and valid frontmatter
 * @param values by dotted path; a missing path is appended, so only top-level keys may be new
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

/** @returns the edit that sets an existing scalar, keeping its quotes */
export function valueEdit(
  { ranges }: Frontmatter,
  path: string,
  value: string,
  text: string,
): TextEdit | null {
  const range = ranges[path]?.value;
  if (!range) return null;
  const [quote = ''] = /^["']/.exec(textIn(text, range)) ?? [];
  return { range, text: quote === '' ? scalar(value) : `${quote}${value}${quote}` };
}

/** @returns the edit that removes a top-level key with its lines; null if it is missing */
export function removalEdit({ ranges }: Frontmatter, key: string): TextEdit | null {
  const at = ranges[key];
  if (!at) return null;
  const start = { line: at.key.start.line, column: 1 };
  return { range: { start, end: { line: at.value.end.line + 1, column: 1 } }, text: '' };
}

/**
 * @returns the edit that sets an entry of a mapping of strings, which is created if missing
 */
export function entryEdit(
  { ranges, opening }: Frontmatter,
  key: string,
  entry: string,
  value: string,
  text: string,
): TextEdit {
  const newline = /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
  const line = `${scalar(entry)}: ${scalar(value)}`;
  const known = ranges[`${key}.${entry}`]?.value;
  if (known) return { range: known, text: scalar(value) };
  const whole = ranges[key]?.value;
  if (!whole) {
    const closing = closingLine(text, opening.start.line);
    const at = { line: closing, column: 1 };
    return { range: { start: at, end: at }, text: `${key}:${newline}  ${line}${newline}` };
  }
  const written = textIn(text, whole);
  if (written.startsWith('{')) {
    const inner = written.slice(1, -1).trimEnd().replace(/,$/, '');
    const before = inner.trim() === '' ? ' ' : `${inner}, `;
    return { range: whole, text: `{${before}${line} }` };
  }
  // A key without a value has the range of the key; the new value goes below its colon.
  if (ranges[key]?.key.start.line === whole.start.line) {
    const after = { line: whole.end.line, column: whole.end.column + 1 };
    return { range: { start: after, end: after }, text: `${newline}  ${line}` };
  }
  const indent = ' '.repeat(whole.start.column - 1);
  return { range: { start: whole.end, end: whole.end }, text: `${newline}${indent}${line}` };
}

function scalar(value: string): string {
  return stringify(value, { lineWidth: 0 }).trimEnd();
}

function closingLine(text: string, opening: number): number {
  const lines = text.split(/\r\n|\r|\n/);
  return lines.findIndex((line, index) => index >= opening && /^---[ \t]*$/.test(line)) + 1;
}
