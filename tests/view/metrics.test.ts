import { describe, expect, test } from 'vitest';
import { lacking, measured } from '../../src/metrics/measured.ts';
import { documentsOf } from '../../src/model/documents.ts';
import { resolveLink } from '../../src/model/link-target.ts';
import type { Audience } from '../../src/model/workspace.ts';
import { burndownChart, churnChart, durationsChart, metricsView } from '../../src/view/metrics.ts';
import { siteView } from '../../src/view/site.ts';
import { validFiles, workspaceOf } from '../valid-workspace.ts';

const scope = { all: 1, bots: 0, outside: 0, others: 0, logins: [] };
const times = (...hours: number[]) => ({
  scope,
  median: hours[0] ?? 0,
  p90: hours.at(-1) ?? 0,
  pulls: hours.map((one, index) => ({ number: index + 1, opened: '2026-12-01', hours: one })),
  waiting: 0,
});

describe('the chart of durations', () => {
  test('has a bar for each pull request, in proportion to its duration', () => {
    const { bars, plot, yTicks, median, p90 } = durationsChart(times(10, 0, 40));
    const height = plot.bottom - plot.top;
    expect(yTicks.map(({ label }) => label)).toEqual(['0', '10', '20', '30', '40']);
    expect(bars.map((bar) => bar.height)).toEqual([height / 4, 0, height]);
    expect(bars.map(({ y, height }) => y + height)).toEqual(bars.map(() => plot.bottom));
    expect([median.y, p90.y]).toEqual([plot.bottom - height / 4, plot.top]);
  });

  test('stays within its frame with one bar, with five hundred, and with bars of no height', () => {
    for (const hours of [[3], Array.from({ length: 500 }, (_, index) => index), [0, 0]]) {
      const { bars, plot, xTicks, yTicks } = durationsChart(times(...hours));
      expect(bars).toHaveLength(hours.length);
      expect(xTicks.length).toBeLessThanOrEqual(5);
      for (const { x, y, width, height } of bars) {
        expect(width).toBeGreaterThan(0);
        expect(Math.min(x - plot.left, plot.right - x - width)).toBeGreaterThanOrEqual(0);
        expect(Math.min(y - plot.top, height)).toBeGreaterThanOrEqual(0);
      }
      expect(yTicks.every(({ at }) => Number.isFinite(at))).toBe(true);
    }
  });

  test('keeps its labels apart if median and p90 are the same', () => {
    const { median, p90 } = durationsChart(times(5));
    expect(median.y).toBe(p90.y);
    expect(median.labelY - p90.labelY).toBeGreaterThan(20);
  });
});

test('the churn chart has a bar in proportion to the share', () => {
  const churn = { commits: 1, lines: 4, rewritten: 1, tooYoung: 0, until: '2027-02-01' };
  const { plot, end } = churnChart({ ...churn, share: 0.25 });
  expect((end - plot.left) / (plot.right - plot.left)).toBeCloseTo(0.25, 3);
});

describe('the burndown', () => {
  const point = (day: string, criteria: number, checked: number) => {
    return { commit: day, day, criteria, checked };
  };
  const dates = { starts: '2026-12-01', ends: '2026-12-31' };

  test('goes down in steps, on the days of the engagement', () => {
    const points = [
      point('2026-12-01', 4, 0),
      point('2026-12-16', 4, 2),
      point('2026-12-20', 4, 2),
    ];
    const { all, open, plot, xTicks, from, to } = burndownChart({ points, unreadable: 0 }, dates);
    const { left, right, top, bottom } = plot;
    const x = (days: number) => left + ((right - left) * days) / 30;
    const middle = (top + bottom) / 2;
    expect(open.path).toBe(
      `M${left} ${top}H${x(15)}V${middle}H${Math.round(x(19) * 100) / 100}V${middle}`,
    );
    expect(all.path).toMatch(new RegExp(`^M${left} ${top}H[\\d.]+V${top}H[\\d.]+V${top}$`));
    expect([from, to]).toEqual(['2026-12-01', '2026-12-31']);
    expect(xTicks.map(({ label }) => label)).toEqual(['1 Dec', '11 Dec', '21 Dec', '31 Dec']);
  });

  test('never goes back in time, and needs only one point and no dates', () => {
    const points = [point('2026-12-05', 2, 0), point('2026-12-03', 2, 1)];
    const { open } = burndownChart({ points, unreadable: 0 }, dates);
    expect(new Set(open.dots.map(({ x }) => x)).size).toBe(1);
    const none = { starts: null, ends: null };
    const one = burndownChart({ points: [point('2026-12-31', 1, 1)], unreadable: 0 }, none);
    expect([one.from, one.to]).toEqual(['2026-12-31', '2027-01-01']);
    expect(one.xTicks.map(({ label }) => label)).toEqual(['31 Dec', '1 Jan']);
  });
});

describe('the charts of the page', () => {
  test('leave out a burndown of a single day', () => {
    const [engagement] = workspaceOf(validFiles()).engagements;
    if (!engagement) throw new Error('There is no engagement.');
    const chartOf = (...days: string[]) => {
      const points = days.map((day) => ({ commit: 'a'.repeat(40), day, criteria: 2, checked: 0 }));
      const burndown = measured({ points, unreadable: 0 });
      const [cycleTime, firstReview] = [lacking('pulls' as const), lacking('pulls' as const)];
      const metrics = { cycleTime, firstReview, churn: lacking('email' as const), burndown };
      return metricsView(metrics, engagement).charts.burndown;
    };
    expect(chartOf('2026-12-01', '2026-12-01')).toBe(null);
    expect(chartOf('2026-12-01', '2026-12-02')).not.toBe(null);
  });
});

describe('the page', () => {
  const NOTES =
    '---\ntitle: Notes\ndescription: Ours.\naudience: team\n---\n\nSee [metrics](/metrics/).\n';
  const site = (audience: Audience, files: Record<string, string> = {}) => {
    const workspace = workspaceOf({ ...validFiles(), ...files });
    const [engagement] = workspace.engagements;
    if (!engagement) throw new Error('There is no engagement.');
    const options = { audience, url: null, logo: null, stylesheets: [] };
    const { metrics } = siteView(engagement, workspace, options);
    const link = (path: string) => {
      const from = documentsOf(engagement).find((one) => one.path === path);
      return from && resolveLink('/metrics/', from, engagement, workspace).type;
    };
    return { metrics, link };
  };

  test('is only on a team site, unless a document replaces it', () => {
    expect(site('contractor').metrics).toBe(null);
    expect(site('team').metrics).toBe('/metrics/');
    const own = { 'content/demo/metrics.mdx': NOTES };
    expect(site('team', own).metrics).toBe(null);
    expect(site('team', own).link('metrics')).toBe('document');
  });

  test('can be linked to from team documents only', () => {
    const { link } = site('team', { 'content/demo/notes.mdx': NOTES });
    expect([link('notes'), link('brief')]).toEqual(['page', 'broken']);
  });
});
