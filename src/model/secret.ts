import type { Range } from './position.ts';

/** A credential in a file, with as much of it as may be shown. */
export interface Secret {
  /** POSIX path relative to the workspace. */
  file: string;
  range: Range;
  /** The nested file that contains it: `word/document.xml`; absent if it is in the text itself. */
  within?: string;
  /** `GitHub token`. */
  kind: string;
  /** Length in characters. */
  length: number;
  /** Its first characters; empty if they would give away too much. */
  beginning: string;
  /** Its position in `file`, if it is part of a name; the range has no meaning then. */
  inName?: { start: number; end: number };
}

/** @returns the secrets in file names, which are masked wherever such a name is printed */
export function secretsInNames(secrets: readonly Secret[]): string[] {
  const names = secrets.flatMap(({ file, inName }) =>
    inName ? [file.slice(inName.start, inName.end)] : [],
  );
  // Longest first, because one secret may be the beginning of another.
  return [...new Set(names)].sort((a, b) => b.length - a.length);
}
