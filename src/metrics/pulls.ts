import { quantile } from '../model/statistics.ts';
import { lacking, type Measured } from './measured.ts';

/** A pull or merge request from a forge's export. Times are in ms since 1970, UTC. */
export interface Pull {
  number: number;
  /** Login; null if the account was deleted. */
  author: string | null;
  /** Whether its author is marked as a bot. */
  isBot: boolean;
  opened: number;
  /** Null if not merged; undefined if the export lacks the field. */
  merged: number | null | undefined;
  /** Null if the export lacks the field. */
  reviews: Review[] | null;
  /** Authors of its commits, if the export has login and address. */
  committers: { email: string; login: string }[];
}

export interface Review {
  /** Login; null if the account was deleted. */
  author: string | null;
  isBot: boolean;
  at: number;
}

/** Which pull requests count, and how many are left out. */
export interface PullScope {
  /** All in the export. */
  all: number;
  /** Opened by a bot. */
  bots: number;
  /** Opened before the first day or after the last. */
  outside: number;
  /** Opened by others than the contractor; 0 if the contractor's login is unknown. */
  others: number;
  /** The contractor's logins according to commits in the export; empty if unknown. */
  logins: string[];
}

/** Durations in hours, including nights and weekends. */
export interface Durations {
  scope: PullScope;
  median: number;
  /** 90th percentile. */
  p90: number;
  /** By the day they were opened, oldest first. */
  pulls: { number: number; opened: string; hours: number }[];
  /** Counted pull requests still pending: not merged, or not reviewed. */
  waiting: number;
}

interface Engagement {
  starts: string | null;
  ends: string | null;
  email: string | null;
}

const HOUR = 60 * 60 * 1000;

/** From opening to merging. */
export function cycleTime(pulls: readonly Pull[] | null, engagement: Engagement) {
  return durations(pulls, engagement, {
    known: (pull) => pull.merged !== undefined,
    end: (pull) => pull.merged ?? null,
    unknown: 'merge-times',
    none: 'pulls-merged',
  });
}

/** From opening to the first review by someone other than the author. */
export function firstReview(pulls: readonly Pull[] | null, engagement: Engagement) {
  return durations(pulls, engagement, {
    known: (pull) => pull.reviews !== null,
    end: firstReviewOf,
    unknown: 'reviews',
    none: 'pulls-reviewed',
  });
}

function firstReviewOf({ author, reviews }: Pull): number | null {
  // A deleted account may have been the author's.
  const times = (reviews ?? []).flatMap((review) =>
    review.isBot || review.author === null || review.author === author ? [] : review.at,
  );
  return times.length === 0 ? null : Math.min(...times);
}

interface Question {
  /** Whether the export has the field. */
  known(pull: Pull): boolean;
  end(pull: Pull): number | null;
  unknown: 'merge-times' | 'reviews';
  none: 'pulls-merged' | 'pulls-reviewed';
}

function durations(
  all: readonly Pull[] | null,
  { starts, ends, email }: Engagement,
  question: Question,
): Measured<Durations> {
  if (all === null) return lacking('pulls');
  if (starts === null || ends === null) return lacking('dates');
  const humans = all.filter(({ isBot }) => !isBot);
  const inside = humans.filter(({ opened }) => starts <= day(opened) && day(opened) <= ends);
  const logins = loginsOf(email, all);
  const counted = inside.filter(
    ({ author }) => logins.length === 0 || (author !== null && logins.includes(author)),
  );
  if (counted.length === 0) return lacking('pulls-opened');
  const told = counted.filter(question.known);
  if (told.length === 0) return lacking(question.unknown);
  const pulls = told
    .flatMap((pull) => {
      const end = question.end(pull);
      if (end === null) return [];
      return { number: pull.number, opened: pull.opened, hours: (end - pull.opened) / HOUR };
    })
    .sort((a, b) => a.opened - b.opened || a.number - b.number);
  if (pulls.length === 0) return lacking(question.none);
  const hours = pulls.map((pull) => pull.hours);
  return {
    missing: null,
    value: {
      scope: {
        all: all.length,
        bots: all.length - humans.length,
        outside: humans.length - inside.length,
        others: inside.length - counted.length,
        logins,
      },
      median: rounded(quantile(hours, 0.5)),
      p90: rounded(quantile(hours, 0.9)),
      pulls: pulls.map((pull) => {
        return { ...pull, opened: day(pull.opened), hours: rounded(pull.hours) };
      }),
      waiting: counted.length - pulls.length,
    },
  };
}

/** The logins of commits with the contractor's address; nothing is guessed from names. */
function loginsOf(email: string | null, pulls: readonly Pull[]): string[] {
  if (email === null) return [];
  const logins = pulls
    .flatMap(({ committers }) => committers)
    .filter((one) => one.email.toLowerCase() === email.toLowerCase())
    .map(({ login }) => login);
  return [...new Set(logins)].sort();
}

function day(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** Rounds to hundredths of an hour, which is 36 seconds. */
function rounded(hours: number): number {
  return Math.round(hours * 100) / 100;
}
