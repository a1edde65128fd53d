import type { Diagnostic } from '../model/diagnostic.ts';
import type { Range } from '../model/position.ts';

/** Shown in place of a secret. */
const MASK = '***';
/** Shorter parts of a secret are also ordinary words. */
const LEAST = 4;

/** @returns the ranges of secrets in a file, from all findings, including those not shown */
export function secretRanges(diagnostics: readonly Diagnostic[], file: string): Range[] {
  return diagnostics
    .filter((one) => one.rule === 'secrets/found' && one.file === file)
    .map(({ range }) => range);
}

/** @returns a line of a file with secrets replaced by asterisks */
export function maskLine(line: string, number: number, masked: readonly Range[]): string {
  return masked.reduce((result, range) => {
    const [from, to] = columnsOn(line, number, range);
    return result.slice(0, from) + '*'.repeat(to - from) + result.slice(to);
  }, line);
}

/**
 * Messages often quote the text of a finding, which may contain a secret reported by another: a key
 * with a token as its value, a heading with a password.
 *
 * @param lines lines of the file, if it can be read
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

/** @returns a function that masks each of these texts */
export function hiding(secrets: readonly string[]): (text: string) => string {
  // Longest first, because one secret may be the beginning of another.
  const longestFirst = secrets.toSorted((a, b) => b.length - a.length);
  return (text) => longestFirst.reduce((result, one) => result.replaceAll(one, MASK), text);
}

/** The lines of a secret, in the form messages quote them. */
function textsOf(range: Range, lines: readonly string[]): string[] {
  const numbers = lines.map((_, index) => index + 1).slice(range.start.line - 1, range.end.line);
  return numbers
    .map((number) => {
      const line = lines[number - 1] ?? '';
      return line.slice(...columnsOn(line, number, range)).trim();
    })
    .filter((text) => text.length >= LEAST);
}

/** @returns start and end columns, counted from 0; equal if the range doesn't include the line */
function columnsOn(line: string, number: number, { start, end }: Range): [number, number] {
  if (number < start.line || number > end.line) return [0, 0];
  const from = number === start.line ? start.column - 1 : 0;
  return [from, Math.max(from, number === end.line ? end.column - 1 : line.length)];
}
