import type { Range } from './position.ts';

/** What is wrong with a diagram in a document. */
export interface DiagramProblem {
  /** POSIX path from the workspace. */
  file: string;
  /** The line of the diagram, or the one that its fence begins on. */
  range: Range;
  /** Completes the sentence «The diagram …». */
  reason: string;
}
