/** The missing input for which there is no figure. `metric-words.ts` has the text. */
export type Missing =
  | 'dates'
  | 'pulls'
  | 'merge-times'
  | 'reviews'
  | 'pulls-opened'
  | 'pulls-merged'
  | 'pulls-reviewed'
  | 'email'
  | 'repository'
  | 'history'
  | 'full-history'
  | 'commits'
  | 'lines'
  | 'time'
  | 'spec'
  | 'spec-history'
  | 'checkboxes';

/** A figure or its missing input, never both. */
export type Measured<T> = { value: T; missing: null } | { value: null; missing: Missing };

export function measured<T>(value: T): Measured<T> {
  return { value, missing: null };
}

export function lacking(missing: Missing): { value: null; missing: Missing } {
  return { value: null, missing };
}
