/**
 * Chart geometry as plain numbers, which the theme draws as SVG. Units are those of the view box;
 * labels have room to be twice as large on a phone as on a desktop.
 */
export interface Chart {
  width: number;
  height: number;
  /** The plot area; everything around it is for labels. */
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

/** Minimum distance between labels, so that they don't touch on a phone. */
const LABEL_GAP = 26;

export function emptyChart(): Chart {
  return { width: WIDTH, height: HEIGHT, plot: { ...PLOT }, xTicks: [], yTicks: [] };
}

/** @returns a value from 0 to `most`, mapped linearly between two positions */
export function scale(from: number, to: number, most: number): (value: number) => number {
  return (value) => rounded(from + ((to - from) * value) / most);
}

/**
 * At most six ticks for an axis that starts at 0, in steps of 1, 2 or 5 times a power of ten.
 *
 * @param least the smallest step; 1 for whole numbers
 * @returns ticks from 0 to the first one at or above `most`
 */
export function axisNumbers(most: number, least = 0): number[] {
  // If everything is 0, any axis will do.
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

/** @returns the positions of the two labels, the upper first, moved apart if they would touch */
export function apart(upper: number, lower: number): [number, number] {
  const missing = Math.max(0, LABEL_GAP - (lower - upper));
  return [rounded(upper - missing / 2), rounded(lower + missing / 2)];
}

/** @returns at most that many items, evenly spaced, including the first */
export function thinned<T>(items: readonly T[], most: number): T[] {
  const every = Math.ceil(items.length / most);
  return items.filter((_, index) => index % every === 0);
}

export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
