/** The acceptance criteria of a spec that have a checkbox, at one commit. */
export interface BurndownPoint {
  commit: string;
  /** On the author's own clock, ISO date. */
  day: string;
  criteria: number;
  checked: number;
}

export interface Burndown {
  /** One for each commit that touched the spec, the oldest first. */
  points: BurndownPoint[];
  /** Commits whose spec could not be parsed, and which therefore say nothing. */
  unreadable: number;
}

/** @returns the points at which a number changed, the first and the last one included */
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
