import { type BurndownPoint, turningPoints } from '../metrics/burndown.ts';
import { METRICS, type MetricName, type Metrics } from '../metrics/metrics.ts';
import type { Durations } from '../metrics/pulls.ts';
import { printable, printableJson } from '../model/printable.ts';
import {
  amount,
  burndownSource,
  churnSource,
  DEFINITIONS,
  hoursText,
  LABELS,
  missingText,
  percentText,
  pullsSource,
} from '../view/metric-words.ts';

/** The figures of one engagement, and their sources. */
export interface MetricsReport {
  engagement: string;
  title: string;
  starts: string | null;
  ends: string | null;
  /** The name of the pull request export; null if there is none. */
  pulls: string | null;
  metrics: Metrics;
}

type Style = (style: 'bold' | 'dim', text: string) => string;

/**
 * Renders figures for people: each with its value, or why it has none, and its source, followed by
 * the definitions.
 */
export function metricsTable(reports: readonly MetricsReport[], style: Style): string {
  const blocks = reports.map((report) => engagementTable(report, style));
  const definitions = METRICS.flatMap((name) => [
    '',
    style('bold', LABELS[name]),
    ...wrapped(DEFINITIONS[name], style),
  ]);
  return `${[...blocks, ...definitions.slice(1)].join('\n')}\n`;
}

function engagementTable(report: MetricsReport, style: Style): string {
  const { engagement, title, starts, ends } = report;
  const dates = starts && ends ? printable(`, ${starts} to ${ends}`) : '';
  const width = Math.max(...METRICS.map((name) => LABELS[name].length));
  const name = title === '' ? '' : `  ${printable(title)}`;
  const lines = [`${style('bold', printable(engagement))}${name}${dates}`, ''];
  for (const name of METRICS) {
    const source = sourceOf(name, report);
    lines.push(`${LABELS[name].padEnd(width)}  ${figureOf(name, report)}`);
    if (source !== null) lines.push(...wrapped(`Source: ${source}`, style));
    if (name === 'burndown') lines.push(...history(report));
  }
  return `${lines.join('\n')}\n`;
}

function figureOf(name: MetricName, { metrics }: MetricsReport): string {
  const { missing } = metrics[name];
  if (missing !== null) {
    const hint =
      missing === 'pulls'
        ? ' Pass it with --pulls, or put it next to the documents as pulls.json.'
        : '';
    return `no figure. ${missingText(missing)}${hint}`;
  }
  const { cycleTime, firstReview, churn, burndown } = metrics;
  if (name === 'cycleTime' && cycleTime.value) return times(cycleTime.value);
  if (name === 'firstReview' && firstReview.value) return times(firstReview.value);
  if (name === 'churn' && churn.value) {
    const { rewritten, lines, share } = churn.value;
    return `${percentText(share)}, ${rewritten} of ${amount(lines, 'line')}`;
  }
  const { criteria = 0, checked = 0 } = burndown.value?.points.at(-1) ?? {};
  return `${checked} of ${criteria} checked, ${criteria - checked} open`;
}

function times({ median, p90, pulls }: Durations): string {
  return `median ${hoursText(median)}, p90 ${hoursText(p90)}, ${amount(pulls.length, 'pull request')}`;
}

function history({ metrics }: MetricsReport): string[] {
  const points: BurndownPoint[] = turningPoints(metrics.burndown.value?.points ?? []);
  return points.map(({ day, criteria, checked }) => `  ${day}  ${checked} of ${criteria} checked`);
}

function sourceOf(name: MetricName, { metrics, pulls }: MetricsReport): string | null {
  const { cycleTime, firstReview, churn, burndown } = metrics;
  const file = printable(`${pulls}: `);
  if (name === 'cycleTime') {
    return cycleTime.value && file + pullsSource(cycleTime.value, 'merged');
  }
  if (name === 'firstReview') {
    return firstReview.value && file + pullsSource(firstReview.value, 'reviewed');
  }
  if (name === 'churn') return churn.value && churnSource(churn.value);
  return burndown.value && burndownSource(burndown.value);
}

/** Wrapped at 80 characters and indented. */
function wrapped(text: string, style: Style): string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line.length + word.length < 78 || line === '') lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(` ${word}`);
  }
  return lines.map((line) => style('dim', ` ${line}`));
}

/** Renders figures for programs; the format is part of the public interface. */
export function metricsJson(reports: readonly MetricsReport[]): string {
  const engagements = reports.map((report) => ({
    engagement: report.engagement,
    title: report.title,
    starts: report.starts,
    ends: report.ends,
    metrics: Object.fromEntries(METRICS.map((name) => [name, figure(name, report)])),
  }));
  return `${printableJson(JSON.stringify({ version: 1, engagements }, null, 2))}\n`;
}

function figure(name: MetricName, report: MetricsReport) {
  const { missing, value } = report.metrics[name];
  return {
    definition: DEFINITIONS[name],
    source: sourceOf(name, report),
    missing: missing === null ? null : { reason: missing, text: missingText(missing) },
    value,
  };
}
