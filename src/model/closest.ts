import { distance } from 'fastest-levenshtein';

/** @returns the candidate that `word` was probably meant to be; null if none is close */
export function closest(word: string, candidates: Iterable<string>): string | null {
  let best: string | null = null;
  let least = Math.max(1, Math.floor(word.length / 2)) + 1;
  const wanted = word.toLowerCase();
  for (const candidate of candidates) {
    // The difference in length alone takes at least as many edits as another candidate needs.
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const steps = distance(wanted, candidate.toLowerCase());
    if (steps < least) {
      best = candidate;
      least = steps;
    }
  }
  return best;
}

/** @returns `Did you mean "x"?`, or `fallback` if nothing is close */
export function didYouMean(word: string, candidates: Iterable<string>, fallback: string): string {
  const match = closest(word, candidates);
  return match === null ? fallback : `Did you mean "${match}"?`;
}
