import { describe, expect, test } from 'vitest';
import { cycleTime, firstReview, type Pull } from '../../src/metrics/pulls.ts';

const facts = { starts: '2026-12-01', ends: '2026-12-31', email: 'Sam@example.com' };
const at = (time: string) => Date.parse(time);

let number = 0;
const pull = (changed: Partial<Pull> = {}): Pull => {
  number += 1;
  const opened = at('2026-12-02T09:00Z');
  const merged = at('2026-12-03T09:00Z');
  const review = { author: 'dana', isBot: false, at: at('2026-12-02T10:30Z') };
  return {
    number,
    author: 'sam',
    isBot: false,
    opened,
    merged,
    reviews: [review],
    committers: [],
    ...changed,
  };
};

describe('cycle time', () => {
  test('is measured from opening to merging, in calendar hours including weekends', () => {
    const { value } = cycleTime(
      [
        pull({ number: 3, opened: at('2026-12-04T16:00Z'), merged: at('2026-12-07T10:00Z') }),
        pull({ number: 2, opened: at('2026-12-03T09:00Z'), merged: at('2026-12-03T09:20Z') }),
        pull({ number: 1, opened: at('2026-12-01T00:00Z'), merged: at('2026-12-02T06:00Z') }),
        pull({ merged: null }),
      ],
      facts,
    );
    expect(value).toEqual({
      scope: { all: 4, bots: 0, outside: 0, others: 0, logins: [] },
      median: 30,
      p90: 58.8,
      pulls: [
        { number: 1, opened: '2026-12-01', hours: 30 },
        { number: 2, opened: '2026-12-03', hours: 0.33 },
        { number: 3, opened: '2026-12-04', hours: 66 },
      ],
      waiting: 1,
    });
  });

  test('includes pull requests opened from the first to the last day, except those by bots', () => {
    const { value } = cycleTime(
      [
        pull({ number: 1, opened: at('2026-12-01T00:00Z') }),
        pull({ number: 2, opened: at('2026-12-31T23:59Z'), merged: at('2027-02-01T00:00Z') }),
        pull({ opened: at('2026-11-30T23:59Z') }),
        pull({ opened: at('2027-01-01T00:00Z'), merged: null }),
        pull({ isBot: true }),
      ],
      facts,
    );
    expect(value?.pulls.map((one) => one.number)).toEqual([1, 2]);
    expect(value?.scope).toMatchObject({ all: 5, bots: 1, outside: 2, others: 0 });
  });

  test('includes only the contractor’s if a commit shows their login', () => {
    const committers = [
      { email: 'sam@EXAMPLE.com', login: 'sam-o' },
      { email: 'dana@example.com', login: 'dana' },
    ];
    const { value } = cycleTime(
      [
        pull({ number: 1, author: 'sam-o' }),
        pull({ author: 'dana', committers }),
        pull({ author: null }),
      ],
      facts,
    );
    expect(value?.pulls.map((one) => one.number)).toEqual([1]);
    expect(value?.scope).toMatchObject({ others: 2, logins: ['sam-o'] });
  });

  test('is missing without the required data', () => {
    const missing = (pulls: Pull[] | null, changed = {}) =>
      cycleTime(pulls, { ...facts, ...changed }).missing;
    expect(missing(null)).toBe('pulls');
    expect(missing([pull()], { ends: null })).toBe('dates');
    expect(missing([])).toBe('pulls-opened');
    expect(missing([pull({ isBot: true })])).toBe('pulls-opened');
    expect(missing([pull({ merged: null })])).toBe('pulls-merged');
    expect(missing([pull({ merged: undefined })])).toBe('merge-times');
  });
});

describe('time to first review', () => {
  const review = (author: string | null, time: string, isBot = false) => {
    return { author, isBot, at: at(time) };
  };

  test('is measured to the first review by a person other than the author', () => {
    const { value } = firstReview(
      [
        pull({
          number: 1,
          reviews: [
            review('dana', '2026-12-02T15:00Z'),
            review('mikkel', '2026-12-02T12:00Z'),
            review('sam', '2026-12-02T09:01Z'),
            review('app/checker', '2026-12-02T09:02Z', true),
            review(null, '2026-12-02T09:03Z'),
          ],
        }),
        pull({ reviews: [review('sam', '2026-12-02T09:01Z')] }),
        pull({ reviews: [], merged: null }),
      ],
      facts,
    );
    expect(value).toMatchObject({ median: 3, p90: 3, waiting: 2 });
    expect(value?.pulls).toEqual([{ number: 1, opened: '2026-12-02', hours: 3 }]);
  });

  test('is missing without the required data', () => {
    expect(firstReview([pull({ reviews: null })], facts).missing).toBe('reviews');
    expect(firstReview([pull({ reviews: [] })], facts).missing).toBe('pulls-reviewed');
    expect(firstReview(null, facts).missing).toBe('pulls');
  });
});
