import type { Document } from './workspace.ts';

/** Questions, tickets and reviews are numbered in their names: `10-…` comes after `9-…`. */
const BY_NAME = new Intl.Collator('en', { numeric: true });

/** @returns the documents of a kind that can have many, lowest number first */
export function inNumberOrder(documents: readonly Document[]): Document[] {
  return documents.toSorted((a, b) => BY_NAME.compare(a.path, b.path));
}

/** @returns 2 for `reviews/0002-second-round`; null for a name without a number */
export function numberOf({ path }: Document): number | null {
  const digits = /^(\d+)(?!\d)/.exec(path.split('/').at(-1) ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}
