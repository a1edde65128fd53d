import type { Range } from './position.ts';

/** A problem with a diagram in a document. */
export interface DiagramProblem {
  /** POSIX path relative to the workspace. */
  file: string;
  /** The line of the diagram, or that of its opening fence. */
  range: Range;
  /** Completes the sentence «The diagram …». */
  reason: string;
}
