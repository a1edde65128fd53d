import type { Burndown } from './burndown.ts';
import type { Churn } from './churn.ts';
import type { Measured } from './measured.ts';
import type { Durations } from './pulls.ts';

/** The delivery metrics of one engagement. */
export interface Metrics {
  cycleTime: Measured<Durations>;
  firstReview: Measured<Durations>;
  churn: Measured<Churn>;
  burndown: Measured<Burndown>;
}

export const METRICS = ['cycleTime', 'firstReview', 'churn', 'burndown'] as const;
export type MetricName = (typeof METRICS)[number];
