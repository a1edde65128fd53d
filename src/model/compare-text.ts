/**
 * Orders texts by their UTF-16 units, for `sort`: the same on every machine and in every version, which
 * no collation promises.
 */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
