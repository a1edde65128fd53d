/**
 * A quantile by linear interpolation between the closest ranks, as in `PERCENTILE.INC` of
 * spreadsheets and NumPy's default (type 7 of Hyndman and Fan, 1996). For an even number of values,
 * the quantile 0.5 is the mean of the middle two: the median.
 *
 * @param values in any order, at least one
 * @param share from 0 to 1
 */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new Error('A quantile needs at least one value.');
  const sorted = [...values].sort((a, b) => a - b);
  const rank = share * (sorted.length - 1);
  const below = sorted[Math.floor(rank)] ?? 0;
  const above = sorted[Math.ceil(rank)] ?? 0;
  return below + (above - below) * (rank - Math.floor(rank));
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}
