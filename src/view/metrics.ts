import { type Burndown, turningPoints } from '../metrics/burndown.ts';
import type { Churn } from '../metrics/churn.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Durations } from '../metrics/pulls.ts';
import { addDays, daysBetween } from '../model/days.ts';
import { TEAM_PAGES } from '../model/link-target.ts';
import type { Audience, Document, Engagement } from '../model/workspace.ts';
import { apart, axisNumbers, type Chart, emptyChart, rounded, scale, thinned } from './chart.ts';

/** `/metrics/` on a team site: the figures, with a chart for each figure that exists. */
export interface MetricsView extends Metrics {
  charts: {
    cycleTime: DurationsChart | null;
    firstReview: DurationsChart | null;
    churn: ChurnChart | null;
    burndown: BurndownChart | null;
  };
}

/** One bar per pull request, with lines at the median and the 90th percentile. */
export interface DurationsChart extends Chart {
  bars: { x: number; y: number; width: number; height: number }[];
  median: Mark;
  p90: Mark;
}

/** A line with a label at its right end. */
export interface Mark {
  y: number;
  labelY: number;
}

/** One bar; its first part is the rewritten share. */
export interface ChurnChart extends Chart {
  /** End of the rewritten part. */
  end: number;
}

/** Two step lines: all criteria, and open ones. */
export interface BurndownChart extends Chart {
  all: Mark & { path: string };
  open: Mark & { path: string; dots: { x: number; y: number }[] };
  /** First and last day of the axis, ISO. */
  from: string;
  to: string;
}

const [METRICS_PATH] = TEAM_PAGES;

/**
 * @param documents the site's documents
 * @returns the page's path on a team site; null elsewhere, or if a document occupies the path
 */
export function metricsPath(documents: readonly Document[], audience: Audience): string | null {
  const isTaken = documents.some(({ path }) => path === METRICS_PATH);
  return audience === 'team' && !isTaken ? `/${METRICS_PATH}/` : null;
}

export function metricsView(metrics: Metrics, { facts }: Engagement): MetricsView {
  const { cycleTime, firstReview, churn, burndown } = metrics;
  return {
    ...metrics,
    charts: {
      cycleTime: cycleTime.value && durationsChart(cycleTime.value),
      firstReview: firstReview.value && durationsChart(firstReview.value),
      churn: churn.value && churnChart(churn.value),
      burndown:
        burndown.value && hasCourse(burndown.value) ? burndownChart(burndown.value, facts) : null,
    },
  };
}

/** A single day gets no chart: it would be a dot far from its lines' labels. */
function hasCourse({ points }: Burndown): boolean {
  return new Set(points.map(({ day }) => day)).size > 1;
}

/** @param durations at least one pull request */
export function durationsChart({ pulls, median, p90 }: Durations): DurationsChart {
  const chart = emptyChart();
  const { left, right, top, bottom } = chart.plot;
  const numbers = axisNumbers(Math.max(...pulls.map(({ hours }) => hours)));
  const y = scale(bottom, top, numbers.at(-1) ?? 1);
  const slot = (right - left) / pulls.length;
  const width = rounded(Math.min(slot * 0.7, 40));
  const middle = (index: number) => rounded(left + slot * (index + 0.5));
  const [p90Label, medianLabel] = apart(y(p90), y(median));
  const bars = pulls.map(({ hours }, index) => {
    return {
      x: rounded(middle(index) - width / 2),
      y: y(hours),
      width,
      height: rounded(bottom - y(hours)),
    };
  });
  return {
    ...chart,
    bars,
    median: { y: y(median), labelY: medianLabel },
    p90: { y: y(p90), labelY: p90Label },
    xTicks: thinned(
      pulls.map(({ number }, index) => ({ at: middle(index), label: `#${number}` })),
      5,
    ),
    yTicks: numbers.map((number) => ({ at: y(number), label: String(number) })),
  };
}

export function churnChart({ share }: Churn): ChurnChart {
  const chart = emptyChart();
  const plot = { ...chart.plot, bottom: 100, right: chart.width - chart.plot.left };
  const x = scale(plot.left, plot.right, 1);
  return {
    ...chart,
    plot,
    height: 164,
    end: x(share),
    xTicks: [0, 0.25, 0.5, 0.75, 1].map((part) => ({ at: x(part), label: `${part * 100} %` })),
  };
}

/**
 * @param burndown at least one point
 * @param dates the engagement's dates, which the axis spans with or without commits
 */
export function burndownChart(
  { points }: Burndown,
  { starts, ends }: { starts: string | null; ends: string | null },
): BurndownChart {
  const chart = emptyChart();
  const { left, right, top, bottom } = chart.plot;
  // Commits come in history order; a commit with a wrong clock must not go back in time.
  let latest = '';
  const turns = turningPoints(points).map(({ day, criteria, checked }) => {
    if (day > latest) latest = day;
    return { day: latest, criteria, open: criteria - checked };
  });
  const days = [...turns.map(({ day }) => day), ...(starts && ends ? [starts, ends] : [])].sort();
  const from = days[0] ?? '';
  const span = Math.max(1, daysBetween(from, days.at(-1) ?? ''));
  const to = addDays(from, span);
  const numbers = axisNumbers(Math.max(...turns.map(({ criteria }) => criteria)), 1);
  const y = scale(bottom, top, numbers.at(-1) ?? 1);
  const alongDays = scale(left, right, span);
  const x = (day: string) => alongDays(daysBetween(from, day));
  const steps = (value: (turn: (typeof turns)[number]) => number) =>
    turns
      .map((turn, index) => {
        const [atX, atY] = [x(turn.day), y(value(turn))];
        return index === 0 ? `M${atX} ${atY}` : `H${atX}V${atY}`;
      })
      .join('');
  const last = turns.at(-1) ?? { criteria: 0, open: 0 };
  const [allLabel, openLabel] = apart(y(last.criteria), y(last.open));
  const ticks = [...new Set([0, 1 / 3, 2 / 3, 1].map((part) => Math.round(part * span)))];
  return {
    ...chart,
    from,
    to,
    all: { path: steps(({ criteria }) => criteria), y: y(last.criteria), labelY: allLabel },
    open: {
      path: steps(({ open }) => open),
      y: y(last.open),
      labelY: openLabel,
      dots: turns.map(({ day, open }) => ({ x: x(day), y: y(open) })),
    },
    xTicks: ticks.map((days) => ({ at: alongDays(days), label: dayText(addDays(from, days)) })),
    yTicks: numbers.map((number) => ({ at: y(number), label: String(number) })),
  };
}

/** `1 Dec`, formatted by hand because the output of `Intl` differs between versions. */
function dayText(day: string): string {
  const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
  return `${Number(day.slice(8))} ${months[Number(day.slice(5, 7)) - 1]}`;
}
