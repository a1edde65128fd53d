import type { Range } from './position.ts';

/** A credential in a file, and as much of it as may be shown. */
export interface Secret {
  /** POSIX path from the workspace. */
  file: string;
  range: Range;
  /** What it is in, where the file holds others: `word/document.xml`; absent where it is in the text itself. */
  within?: string;
  /** `GitHub token`. */
  kind: string;
  /** In characters. */
  length: number;
  /** Its first characters; empty where they would give away too much of it. */
  beginning: string;
  /** Where in `file` it stands, if it is part of a name; the range says nothing then. */
  inName?: { start: number; end: number };
}

/** @returns the secrets in names of files, which are masked wherever such a name is printed */
export function secretsInNames(secrets: readonly Secret[]): string[] {
  const names = secrets.flatMap(({ file, inName }) =>
    inName ? [file.slice(inName.start, inName.end)] : [],
  );
  // The longest first: one secret may be the beginning of another.
  return [...new Set(names)].sort((a, b) => b.length - a.length);
}
