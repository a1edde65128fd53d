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
}
