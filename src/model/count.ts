/** @returns `1 error`, `3 errors`; `1 entry`, `2 entries` */
export function count(number: number, one: string, more?: string): string {
  return `${number} ${wordFor(number, one, more)}`;
}

/** @returns the form for a number: `error` or `errors`, `is` or `are` */
export function wordFor(number: number, one: string, more = `${one}s`): string {
  return number === 1 ? one : more;
}
