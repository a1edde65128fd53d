/** Prefix of all of this engagement's keys, as several sites may share an origin. */
const START = `prebrief:${document.documentElement.dataset.engagement}:`;

/** @returns a storage key scoped to this engagement */
export function keyOf(name: string): string {
  return START + name;
}

/**
 * @returns the parsed value of a key; undefined if there is none, it is not ours, or storage is
 *   blocked
 */
export function stored(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '');
  } catch {
    // Storage is blocked, or the value is not ours, which counts as none.
    return undefined;
  }
}

/** @returns whether it was saved; false if storage is full or blocked */
export function store(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
