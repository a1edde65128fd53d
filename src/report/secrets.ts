import type { Diagnostic } from '../model/diagnostic.ts';
import type { Range } from '../model/position.ts';

/** What of a secret may be shown in a sentence. */
const MASK = '***';
/** Shorter pieces of a secret are words of any sentence, too. */
const LEAST = 4;

/** @returns where in a file secrets stand, by every finding there is, shown or not */
export function secretRanges(diagnostics: readonly Diagnostic[], file: string): Range[] {
  return diagnostics
    .filter((one) => one.rule === 'secrets/found' && one.file === file)
    .map(({ range }) => range);
}

/** @returns a line of a file with asterisks in place of what nobody may read */
export function maskLine(line: string, number: number, masked: readonly Range[]): string {
  return masked.reduce((result, range) => {
    const [from, to] = columnsOn(line, number, range);
    return result.slice(0, from) + '*'.repeat(to - from) + result.slice(to);
  }, line);
}

/**
 * Findings often quote what they are about, and what they are about may hold a secret that is
 * another finding: a key with a token as its value, a heading with a password.
 *
 * @param lines the file's, where it can be read
 */
export function withoutSecrets(
  found: readonly Diagnostic[],
  masked: readonly Range[],
  lines: readonly string[],
): readonly Diagnostic[] {
  const secrets = masked.flatMap((range) => textsOf(range, lines));
  if (secrets.length === 0) return found;
  const hide = hiding(secrets);
  return found.map((one) => ({ ...one, message: hide(one.message), hint: hide(one.hint) }));
}

/** @returns what puts a mask in the place of each of these texts */
export function hiding(secrets: readonly string[]): (text: string) => string {
  // The longest first: one secret may be the beginning of another.
  const longestFirst = secrets.toSorted((a, b) => b.length - a.length);
  return (text) => longestFirst.reduce((result, one) => result.replaceAll(one, MASK), text);
}

/** The lines of a secret, as it may be quoted. */
function textsOf(range: Range, lines: readonly string[]): string[] {
  const numbers = lines.map((_, index) => index + 1).slice(range.start.line - 1, range.end.line);
  return numbers
    .map((number) => {
      const line = lines[number - 1] ?? '';
      return line.slice(...columnsOn(line, number, range)).trim();
    })
    .filter((text) => text.length >= LEAST);
}

/** @returns from and to, counted from 0; the same where the range has nothing of the line */
function columnsOn(line: string, number: number, { start, end }: Range): [number, number] {
  if (number < start.line || number > end.line) return [0, 0];
  const from = number === start.line ? start.column - 1 : 0;
  return [from, Math.max(from, number === end.line ? end.column - 1 : line.length)];
}
