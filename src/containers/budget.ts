/** Thrown for a file that can't be opened. The reason follows "The file …". */
export class Unopened extends Error {}

/** Limits on opening one file, including the files nested in it. */
export interface Budget {
  /** Bytes that may still be unpacked. */
  bytes: number;
  /** Files, streams and objects that may still be opened. */
  entries: number;
  /** Levels of nested archives that may still be opened. */
  depth: number;
}

/** @throws Unopened if it is used up */
export function spend(budget: Budget, what: 'bytes' | 'entries', amount: number): void {
  budget[what] -= amount;
  if (budget[what] >= 0) return;
  throw new Unopened(
    what === 'bytes'
      ? 'unpacks to more than can be searched'
      : 'contains more files than can be searched',
  );
}

/**
 * Inflates data (RFC 1951, wrapped as in RFC 1950 or RFC 1952), and charges the output to the
 * budget.
 *
 * @returns the output, and the number of input bytes consumed
 * @throws Unopened if the data is damaged, or the output exceeds the budget
 */
export type Inflate = (
  packed: Uint8Array,
  format: 'raw' | 'zlib' | 'gzip',
  budget: Budget,
) => { content: Uint8Array; taken: number };

/** A text in a file, with its position. */
export interface ContainedText {
  name: string;
  text: string;
}

/** Opens a nested file of any format. */
export type Open = (name: string, content: Uint8Array, budget: Budget) => ContainedText[];
