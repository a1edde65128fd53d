import type { Burndown } from '../metrics/burndown.ts';
import { CHURN_DAYS, type Churn } from '../metrics/churn.ts';
import type { Missing } from '../metrics/measured.ts';
import type { MetricName } from '../metrics/metrics.ts';
import type { Durations } from '../metrics/pulls.ts';
import { wordFor } from '../model/count.ts';

/*
 * Names and definitions of the metrics, shared by the terminal, the JSON and the page. The page
 * gets them from the theme, so the audit counts them as theme text rather than as leaked text.
 */

export const LABELS: Readonly<Record<MetricName, string>> = {
  cycleTime: 'Pull-request cycle time',
  firstReview: 'Time to first review',
  churn: 'Code churn',
  burndown: 'Acceptance criteria',
};

const PULLS =
  'Counts pull requests opened between the first and the last day of the engagement (UTC), except those by accounts marked as bots. Median and 90th percentile are interpolated linearly between the closest ranks.';

export const DEFINITIONS: Readonly<Record<MetricName, string>> = {
  cycleTime: `Hours from opening a pull request to merging it, including nights and weekends. ${PULLS}`,
  firstReview: `Hours from opening a pull request, draft or not, to the first review by someone else who is not marked as a bot, including nights and weekends. ${PULLS}`,
  churn: `The share of lines added by the contractor’s commits during the engagement that anyone rewrote or deleted within ${CHURN_DAYS} days. Moving a line or changing its whitespace is not a rewrite. Lines less than ${CHURN_DAYS} days old at the end of the history do not count, and neither do empty lines, binary and generated files, vendored code and lock files.`,
  burndown:
    'Acceptance criteria with a checkbox, total and checked, after each commit that touched the specification.',
};

const MISSING: Readonly<Record<Missing, string>> = {
  dates: 'The engagement has no start and end date.',
  pulls: 'There is no pull-request export.',
  'merge-times': 'The pull-request export has no merge times.',
  reviews: 'The pull-request export contains no reviews.',
  'pulls-opened': 'No counted pull request was opened during the engagement.',
  'pulls-merged': 'None of the engagement’s pull requests has been merged.',
  'pulls-reviewed': 'None of the engagement’s pull requests has been reviewed by someone else.',
  email:
    'The engagement does not give the contractor’s e-mail address, which is needed to find their commits.',
  repository: 'There is no git repository, or git is not installed.',
  history: 'Git could not read the whole history.',
  'full-history': 'The repository is a shallow clone, and its history does not go back far enough.',
  commits: 'No commit during the engagement has the contractor’s e-mail address.',
  lines: 'The contractor’s commits added no counted lines.',
  time: `All of the contractor’s lines are less than ${CHURN_DAYS} days old at the end of the history.`,
  spec: 'The engagement has no specification.',
  'spec-history': 'The specification has never been committed.',
  checkboxes: 'No acceptance criterion has ever had a checkbox.',
};

/** @returns the reason for a missing figure, as a sentence */
export function missingText(missing: Missing): string {
  return MISSING[missing];
}

/**
 * @param ending the past participle for pending pull requests: `merged`
 * @returns a description of the data behind a duration metric, in sentences
 */
export function pullsSource({ pulls, waiting, scope }: Durations, ending: string): string {
  const { all, bots, outside, others, logins } = scope;
  const whose = logins.length > 0 ? `, by ${logins.join(' and ')}` : '';
  const left = [
    ...(outside > 0 ? [`${outside} opened before or after the engagement`] : []),
    ...(others > 0 ? [`${others} by others`] : []),
    ...(bots > 0 ? [`${bots} by bots`] : []),
  ];
  return [
    `${pulls.length} of ${amount(all, 'pull request')} in the export${whose}.`,
    ...(waiting > 0 ? [`${waiting} more ${wordFor(waiting, 'was', 'were')} not ${ending}.`] : []),
    ...(left.length > 0 ? [`Left out: ${left.join(', ')}.`] : []),
    ...(logins.length === 0
      ? [
          'Pull requests by anyone count, because no commit in the export shows the contractor’s login.',
        ]
      : []),
  ].join(' ');
}

export function churnSource({ commits, lines, tooYoung, until }: Churn): string {
  const young =
    tooYoung > 0
      ? ` ${amount(tooYoung, 'more line')} ${wordFor(tooYoung, 'is', 'are')} too recent to count.`
      : '';
  return `Git, the default branch up to ${until}: ${amount(lines, 'line')} in ${amount(commits, 'commit')} with the contractor’s e-mail address.${young}`;
}

export function burndownSource({ points, unreadable }: Burndown): string {
  const skipped =
    unreadable > 0
      ? ` ${grouped(unreadable)} more could not be parsed and ${wordFor(unreadable, 'is', 'are')} left out.`
      : '';
  return `Git, current checkout: ${amount(points.length, 'commit')} that touched the specification.${skipped}`;
}

/** @returns `26.5 h`; `0.02 h` */
export function hoursText(hours: number): string {
  return `${hours} h`;
}

/** @returns `8.1 %` for 0.081 */
export function percentText(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}

/** @returns `1 line`, `1,180 lines` */
export function amount(number: number, noun: string): string {
  return `${grouped(number)} ${wordFor(number, noun)}`;
}

/** @returns `1,180` */
function grouped(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}
