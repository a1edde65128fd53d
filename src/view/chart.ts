/**
 * Geometry of charts, as plain numbers that the theme draws as SVG. Units are those of the view box;
 * there is room for labels that are twice as large on a phone as on a desk.
 */
export interface Chart {
  width: number;
  height: number;
  /** Where the data is drawn; everything around it is for labels. */
  plot: { left: number; top: number; right: number; bottom: number };
  xTicks: Tick[];
  yTicks: Tick[];
}

export interface Tick {
  at: number;
  label: string;
}

const WIDTH = 560;
const PLOT = { left: 56, top: 44, right: WIDTH - 84, bottom: 236 };
const HEIGHT = 300;

/** Labels nearer than that would touch on a phone. */
const LABEL_GAP = 26;

export function emptyChart(): Chart {
  return { width: WIDTH, height: HEIGHT, plot: { ...PLOT }, xTicks: [], yTicks: [] };
}

/** @returns where a value from 0 to `most` is between two places */
export function scale(from: number, to: number, most: number): (value: number) => number {
  return (value) => rounded(from + ((to - from) * value) / most);
}

/**
 * Numbers for an axis that begins at 0, at most six of them: steps of 1, 2 or 5 and their tens.
 *
 * @param least the smallest step, 1 for what is counted in wholes
 * @returns from 0 to the first one that is not below `most`
 */
export function axisNumbers(most: number, least = 0): number[] {
  // Where everything is 0, any axis does.
  const highest = most > 0 ? most : 1;
  const raw = highest / 5;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = Math.max(
    least,
    [1, 2, 5, 10].map((one) => one * power).find((one) => one >= raw) ?? 1,
  );
  const steps = Math.max(1, Math.ceil(highest / step));
  return Array.from({ length: steps + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}

/** @returns the labels' places, moved apart where they would touch: the upper first */
export function apart(upper: number, lower: number): [number, number] {
  const missing = Math.max(0, LABEL_GAP - (lower - upper));
  return [rounded(upper - missing / 2), rounded(lower + missing / 2)];
}

/** @returns at most that many of the items, evenly spread, the first among them */
export function thinned<T>(items: readonly T[], most: number): T[] {
  const every = Math.ceil(items.length / most);
  return items.filter((_, index) => index % every === 0);
}

export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
