/** Where a secret stands in a text: from offset `start` up to, and not including, `end`. */
export interface Span {
  kind: string;
  start: number;
  end: number;
}
