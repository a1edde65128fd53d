/** What every key of this engagement begins with: several sites may share an origin. */
const START = `prebrief:${document.documentElement.dataset.engagement}:`;

/** @returns the key under which this engagement keeps something */
export function keyOf(name: string): string {
  return START + name;
}

/**
 * @returns what is kept under a key, parsed; undefined if there is nothing, or nothing of ours, or
 *   where the browser keeps nothing for this page
 */
export function stored(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '');
  } catch {
    // Closed to this page, or somebody else's value under our key, which is as good as none.
    return undefined;
  }
}

/** @returns whether it is kept; it is not where storage is full, or closed to this page */
export function store(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
