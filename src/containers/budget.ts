/** A file that is not opened, and why: what follows "The file …". */
export class Unopened extends Error {}

/** What opening one file may take, however deep the files in it lie. */
export interface Budget {
  /** Bytes that may still be unpacked. */
  bytes: number;
  /** Files, streams and objects that may still be opened. */
  entries: number;
  /** Archives that may still lie in one another. */
  depth: number;
}

/** @throws Unopened where it is used up */
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
 * Unpacks deflated bytes (RFC 1951, with the wrapping of RFC 1950 or RFC 1952), and spends what comes out.
 *
 * @returns what came out, and how many bytes were taken in
 * @throws Unopened where they are damaged, or more comes out than may
 */
export type Inflate = (
  packed: Uint8Array,
  format: 'raw' | 'zlib' | 'gzip',
  budget: Budget,
) => { content: Uint8Array; taken: number };

/** A text in a file: where it stands there, and what it says. */
export interface ContainedText {
  name: string;
  text: string;
}

/** Opens whatever a file in another one turns out to be. */
export type Open = (name: string, content: Uint8Array, budget: Budget) => ContainedText[];
