/** The acceptance criteria of a spec that have a checkbox, at one commit. */
export interface BurndownPoint {
  commit: string;
  /** ISO date in the author's time zone. */
  day: string;
  criteria: number;
  checked: number;
}

export interface Burndown {
  /** One per commit that touched the spec, oldest first. */
  points: BurndownPoint[];
  /** Number of commits skipped because the spec could not be parsed. */
  unreadable: number;
}

/** @returns the points at which a number changed, plus the first and the last */
export function turningPoints(points: readonly BurndownPoint[]): BurndownPoint[] {
  return points.filter((point, index) => {
    const before = points[index - 1];
    return (
      index === points.length - 1 ||
      before?.criteria !== point.criteria ||
      before.checked !== point.checked
    );
  });
}
