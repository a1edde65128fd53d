import { expect, test } from 'vitest';
import { lacking, measured } from '../../src/metrics/measured.ts';
import { type MetricsReport, metricsJson, metricsTable } from '../../src/report/metrics.ts';

const scope = { all: 12, bots: 2, outside: 3, others: 4, logins: ['sam'] };

const report: MetricsReport = {
  engagement: 'demo',
  title: 'Demo\u001b[31m',
  starts: '2026-12-01',
  ends: '2027-01-15',
  pulls: 'ex\u001bport.json',
  metrics: {
    cycleTime: measured({
      scope,
      median: 26.5,
      p90: 70.1,
      pulls: [
        { number: 4, opened: '2026-12-02', hours: 3 },
        { number: 9, opened: '2026-12-09', hours: 50 },
      ],
      waiting: 1,
    }),
    firstReview: measured({
      scope: { all: 1, bots: 0, outside: 0, others: 0, logins: [] },
      median: 3,
      p90: 3,
      pulls: [{ number: 4, opened: '2026-12-02', hours: 3 }],
      waiting: 0,
    }),
    churn: measured({
      commits: 14,
      lines: 1180,
      rewritten: 96,
      share: 0.081,
      tooYoung: 1,
      until: '2027-02-01',
    }),
    burndown: measured({
      points: [
        { commit: 'a'.repeat(40), day: '2026-11-20', criteria: 3, checked: 0 },
        { commit: 'b'.repeat(40), day: '2026-11-21', criteria: 3, checked: 0 },
        { commit: 'c'.repeat(40), day: '2026-12-08', criteria: 4, checked: 1 },
        { commit: 'd'.repeat(40), day: '2026-12-12', criteria: 4, checked: 1 },
      ],
      unreadable: 1,
    }),
  },
};

const nothing: MetricsReport = {
  engagement: 'other',
  title: 'Other',
  starts: null,
  ends: null,
  pulls: null,
  metrics: {
    cycleTime: lacking('pulls'),
    firstReview: lacking('reviews'),
    churn: lacking('full-history'),
    burndown: lacking('checkboxes'),
  },
};

test('the table explains each figure, its source, and why one is missing', () => {
  expect(metricsTable([report, nothing], (_, text) => text)).toMatchInlineSnapshot(`
    "demo  Demo�[31m, 2026-12-01 to 2027-01-15

    Pull-request cycle time  median 26.5 h, p90 70.1 h, 2 pull requests
      Source: ex�port.json: 2 of 12 pull requests in the export, by sam. 1 more was
      not merged. Left out: 3 opened before or after the engagement, 4 by others, 2
      by bots.
    Time to first review     median 3 h, p90 3 h, 1 pull request
      Source: ex�port.json: 1 of 1 pull request in the export. Pull requests by
      anyone count, because no commit in the export shows the contractor’s login.
    Code churn               8.1 %, 96 of 1,180 lines
      Source: Git, the default branch up to 2027-02-01: 1,180 lines in 14 commits
      with the contractor’s e-mail address. 1 more line is too recent to count.
    Acceptance criteria      1 of 4 checked, 3 open
      Source: Git, current checkout: 4 commits that touched the specification. 1
      more could not be parsed and is left out.
      2026-11-20  0 of 3 checked
      2026-12-08  1 of 4 checked
      2026-12-12  1 of 4 checked

    other  Other

    Pull-request cycle time  no figure. There is no pull-request export. Pass it with --pulls, or put it next to the documents as pulls.json.
    Time to first review     no figure. The pull-request export contains no reviews.
    Code churn               no figure. The repository is a shallow clone, and its history does not go back far enough.
    Acceptance criteria      no figure. No acceptance criterion has ever had a checkbox.

    Pull-request cycle time
      Hours from opening a pull request to merging it, including nights and
      weekends. Counts pull requests opened between the first and the last day of
      the engagement (UTC), except those by accounts marked as bots. Median and
      90th percentile are interpolated linearly between the closest ranks.

    Time to first review
      Hours from opening a pull request, draft or not, to the first review by
      someone else who is not marked as a bot, including nights and weekends.
      Counts pull requests opened between the first and the last day of the
      engagement (UTC), except those by accounts marked as bots. Median and 90th
      percentile are interpolated linearly between the closest ranks.

    Code churn
      The share of lines added by the contractor’s commits during the engagement
      that anyone rewrote or deleted within 21 days. Moving a line or changing its
      whitespace is not a rewrite. Lines less than 21 days old at the end of the
      history do not count, and neither do empty lines, binary and generated files,
      vendored code and lock files.

    Acceptance criteria
      Acceptance criteria with a checkbox, total and checked, after each commit
      that touched the specification.
    "
  `);
});

test('the JSON has the same keys with and without a figure', () => {
  const json = metricsJson([report, nothing]);
  expect(json).not.toContain('\u001b');
  const { version, engagements } = JSON.parse(json);
  expect(version).toBe(1);
  const [demo, other] = engagements;
  expect(Object.keys(demo)).toEqual(['engagement', 'title', 'starts', 'ends', 'metrics']);
  expect(Object.keys(demo.metrics)).toEqual(['cycleTime', 'firstReview', 'churn', 'burndown']);
  for (const { metrics } of engagements) {
    for (const figure of Object.values<object>(metrics)) {
      expect(Object.keys(figure)).toEqual(['definition', 'source', 'missing', 'value']);
    }
  }
  expect(demo.metrics.cycleTime).toEqual({
    definition: expect.stringMatching(/^Hours from opening.*linearly between the closest ranks\.$/),
    source: expect.stringContaining('2 of 12 pull requests'),
    missing: null,
    value: report.metrics.cycleTime.value,
  });
  expect(demo.metrics.burndown.value).toEqual(report.metrics.burndown.value);
  expect(other.metrics.churn).toEqual({
    definition: demo.metrics.churn.definition,
    source: null,
    missing: {
      reason: 'full-history',
      text: 'The repository is a shallow clone, and its history does not go back far enough.',
    },
    value: null,
  });
});

test('an engagement without a title is listed by its slug alone', () => {
  const [line] = metricsTable([{ ...nothing, title: '' }], (_, text) => text).split('\n');
  expect(line).toBe('other');
});
