/**
 * Orders strings by UTF-16 code unit, for `sort`: unlike a collation, the order is the same on
 * every machine and in every version.
 */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
