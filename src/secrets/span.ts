/** Position of a secret in a text: from offset `start` to `end`, exclusive. */
export interface Span {
  kind: string;
  start: number;
  end: number;
}
