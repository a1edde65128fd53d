import type { Burndown } from '../metrics/burndown.ts';
import { CHURN_DAYS, type Churn } from '../metrics/churn.ts';
import type { Missing } from '../metrics/measured.ts';
import type { MetricName } from '../metrics/metrics.ts';
import type { Durations } from '../metrics/pulls.ts';
import { wordFor } from '../model/count.ts';

/*
 * What figures are called and what they mean, once for the terminal, the JSON and the page. The page
 * is printed from a theme that holds these words, which keeps them apart from what a site may not say.
 */

export const LABELS: Readonly<Record<MetricName, string>> = {
  cycleTime: 'Pull-request cycle time',
  firstReview: 'Time to first review',
  churn: 'Code churn',
  burndown: 'Acceptance criteria',
};

const PULLS =
  'Pull requests opened from the first to the last day of the engagement (UTC) count, but for those of bots that are marked as such. Median and 90th percentile are interpolated linearly between the closest ranks.';

export const DEFINITIONS: Readonly<Record<MetricName, string>> = {
  cycleTime: `Hours of the calendar, nights and weekends included, from opening a pull request to merging it. ${PULLS}`,
  firstReview: `Hours of the calendar, nights and weekends included, from opening a pull request, as a draft or not, to the first review by somebody else who is not marked as a bot. ${PULLS}`,
  churn: `Of the lines that the contractor’s commits added during the engagement, the share that was rewritten or deleted, by anybody, within ${CHURN_DAYS} days. A line that was only moved, or whose white space changed, was not rewritten. Lines younger than ${CHURN_DAYS} days when the history ends do not count, whether they are still there or not. Empty lines, binary and generated files, vendored code and lock files do not count.`,
  burndown:
    'Criteria of the specification that have a checkbox, and those of them that are checked, after each commit that touched the specification.',
};

const MISSING: Readonly<Record<Missing, string>> = {
  dates: 'The engagement does not say when it starts and ends.',
  pulls: 'There is no export of the pull requests.',
  'merge-times': 'The export of the pull requests does not say when they were merged.',
  reviews: 'The export of the pull requests holds no reviews.',
  'pulls-opened': 'No pull request that counts was opened during the engagement.',
  'pulls-merged': 'No pull request of the engagement has been merged.',
  'pulls-reviewed': 'No pull request of the engagement has been reviewed by somebody else.',
  email: 'The engagement does not say the contractor’s e-mail address, by which commits are found.',
  repository: 'There is no git repository, or git is not installed.',
  history: 'Git could not read the whole history.',
  'full-history': 'The repository is a shallow clone, whose history ends too early to tell.',
  commits: 'No commit during the engagement has the contractor’s e-mail address.',
  lines: 'The contractor’s commits added no line that counts.',
  time: `Every line of the contractor is younger than ${CHURN_DAYS} days when the history ends.`,
  spec: 'The engagement has no specification.',
  'spec-history': 'The specification has never been committed.',
  checkboxes: 'No acceptance criterion has ever had a checkbox.',
};

/** @returns why there is no figure, as a sentence */
export function missingText(missing: Missing): string {
  return MISSING[missing];
}

/**
 * @param ending what those that wait have not been: `merged`
 * @returns what a figure of times was taken from, in sentences
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
      ? ['Whoever opened them counts, as no commit in the export shows the contractor’s login.']
      : []),
  ].join(' ');
}

export function churnSource({ commits, lines, tooYoung, until }: Churn): string {
  const young =
    tooYoung > 0
      ? ` ${amount(tooYoung, 'more line')} ${wordFor(tooYoung, 'is', 'are')} too young.`
      : '';
  return `Git, the default branch up to ${until}: ${amount(lines, 'line')} in ${amount(commits, 'commit')} with the contractor’s e-mail address.${young}`;
}

export function burndownSource({ points, unreadable }: Burndown): string {
  const skipped =
    unreadable > 0
      ? ` ${grouped(unreadable)} more could not be parsed and ${wordFor(unreadable, 'is', 'are')} left out.`
      : '';
  return `Git, what is checked out: ${amount(points.length, 'commit')} that touched the specification.${skipped}`;
}

/** @returns `26.5 h`; `0.02 h` */
export function hoursText(hours: number): string {
  return `${hours} h`;
}

/** @returns `8.1 %` of 0.081 */
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
