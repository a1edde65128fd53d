import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  answerMinutes,
  durationText,
  isInTime,
  workingCalendar,
} from '../../src/model/answer-time.ts';
import type { Person } from '../../src/model/workspace.ts';

function calendar(timezone: string | null, hours: string | null, ...holidays: string[]) {
  const person: Person = {
    id: 'dana',
    name: 'Dana Reyes',
    role: 'Tech lead',
    email: null,
    timezone,
    hours,
    owns: ['questions'],
  };
  return workingCalendar(person, holidays);
}

const COPENHAGEN = calendar('Europe/Copenhagen', '09:00-17:00');
const HOUR = 60;

describe('an answer time counts the working hours of the owner', () => {
  test.each([
    // 2026-12-01 is a Tuesday.
    ['within a day', '2026-12-01T10:00', '2026-12-01T11:30', 1.5 * HOUR],
    ['over a night', '2026-12-01T16:00', '2026-12-02T10:00', 2 * HOUR],
    ['over a weekend', '2026-12-04T16:30', '2026-12-07T09:30', HOUR],
    ['over two weekends', '2026-12-04T09:00', '2026-12-14T17:00', 7 * 8 * HOUR],
    ['asked before work', '2026-12-01T06:00', '2026-12-01T09:10', 10],
    ['asked after work', '2026-12-01T20:00', '2026-12-02T09:10', 10],
    ['asked and answered on a weekend', '2026-12-05T10:00', '2026-12-06T10:00', 0],
    ['answered at night', '2026-12-01T16:00', '2026-12-01T23:00', HOUR],
    ['in a minute', '2026-12-01T10:00', '2026-12-01T10:00', 0],
    ['with seconds', '2026-12-01T10:00:30Z', '2026-12-01T10:01:00Z', 0.5],
  ])('%s', (_, asked, answered, minutes) => {
    expect(answerMinutes(asked, answered, COPENHAGEN)).toBe(minutes);
  });

  test('holidays do not count, even if listed twice', () => {
    const christmas = calendar('Europe/Copenhagen', '09:00-17:00', '2026-12-24', '2026-12-24');
    expect(answerMinutes('2026-12-23T16:00', '2026-12-25T10:00', christmas)).toBe(2 * HOUR);
  });
});

describe('a bare date counts from the start of the working day', () => {
  test.each([
    ['the question', '2026-12-01', '2026-12-01T11:00', 2 * HOUR],
    ['the answer', '2026-12-01T16:00', '2026-12-02', HOUR],
    ['both', '2026-12-01', '2026-12-02', 8 * HOUR],
    ['both on one day', '2026-12-01', '2026-12-01', 0],
    ['an answer on the day of its question', '2026-12-01T16:00', '2026-12-01', 0],
    // 16:00 in Copenhagen on the 1st.
    ['on the owner’s day', '2026-12-01T10:00-05:00', '2026-12-01', 0],
  ])('%s', (_, asked, answered, minutes) => {
    expect(answerMinutes(asked, answered, COPENHAGEN)).toBe(minutes);
  });

  test('which is in the evening for a night shift', () => {
    const night = calendar('Europe/Copenhagen', '22:00-06:00');
    expect(answerMinutes('2026-12-01', '2026-12-01T23:00', night)).toBe(HOUR);
  });
});

describe('a night shift belongs to the day it starts on', () => {
  const night = calendar('Europe/Copenhagen', '22:00-06:00');
  test.each([
    ['over midnight', '2026-12-01T23:00', '2026-12-02T01:00', 2 * HOUR],
    ['after midnight', '2026-12-02T01:00', '2026-12-02T05:00', 4 * HOUR],
    ['through the day', '2026-12-02T05:00', '2026-12-02T23:00', 2 * HOUR],
    ['Friday’s lasts until Saturday', '2026-12-04T21:00', '2026-12-05T12:00', 8 * HOUR],
    ['none starts on a Sunday', '2026-12-06T12:00', '2026-12-07T12:00', 0],
    [
      'one on a holiday’s eve ends on the holiday',
      '2026-12-23T22:00',
      '2026-12-25T12:00',
      8 * HOUR,
    ],
  ])('%s', (_, asked, answered, minutes) => {
    const holiday = calendar('Europe/Copenhagen', '22:00-06:00', '2026-12-24');
    const used = asked.startsWith('2026-12-23') ? holiday : night;
    expect(answerMinutes(asked, answered, used)).toBe(minutes);
  });

  test('hours can last until midnight, or all day', () => {
    const late = calendar('Europe/Copenhagen', '16:00-24:00');
    expect(answerMinutes('2026-12-01T23:00', '2026-12-02T17:00', late)).toBe(2 * HOUR);
    const always = calendar('Europe/Copenhagen', '00:00-24:00');
    expect(answerMinutes('2026-12-01T23:00', '2026-12-02T17:00', always)).toBe(18 * HOUR);
  });
});

describe('daylight saving time', () => {
  test('can start and end on a weekend between question and answer', () => {
    const took = (asked: string, answered: string) => answerMinutes(asked, answered, COPENHAGEN);
    expect(took('2026-03-27T16:00+01:00', '2026-03-30T10:00+02:00')).toBe(2 * HOUR);
    expect(took('2026-10-23T16:00+02:00', '2026-10-26T10:00+01:00')).toBe(2 * HOUR);
    expect(took('2026-10-23T14:00Z', '2026-10-26T09:00Z')).toBe(2 * HOUR);
  });

  // In Cairo, clocks go forward in the night before Friday, 24 April, and back in the night before
  // 30 October 2026.
  test.each([
    ['takes an hour of a night shift', '2026-04-23T22:00', '2026-04-24T06:00', 7 * HOUR],
    ['gives it back', '2026-10-29T22:00', '2026-10-30T06:00', 9 * HOUR],
  ])('%s', (_, asked, answered, minutes) => {
    expect(answerMinutes(asked, answered, calendar('Africa/Cairo', '22:00-06:00'))).toBe(minutes);
  });
});

describe('across the date line', () => {
  const auckland = calendar('Pacific/Auckland', '09:00-17:00');
  test('Friday afternoon in Honolulu is the owner’s weekend', () => {
    // Asked on Saturday at 15:00 in Auckland; answered there on Monday at 10:00, which is Sunday in
    // Honolulu.
    expect(answerMinutes('2026-12-04T16:00-10:00', '2026-12-06T11:00-10:00', auckland)).toBe(HOUR);
  });

  test('Sunday afternoon in Honolulu is the owner’s Monday', () => {
    expect(answerMinutes('2026-12-06T11:00-10:00', '2026-12-06T13:00-10:00', auckland)).toBe(
      2 * HOUR,
    );
  });
});

describe('no figure without enough data', () => {
  test.each([
    ['nobody owns the questions', workingCalendar(undefined, [])],
    ['no hours', calendar('Europe/Copenhagen', null)],
    ['invalid hours', calendar('Europe/Copenhagen', 'nine to five')],
    ['a zone that does not exist', calendar('Europe/Nowhere', '09:00-17:00')],
  ])('%s', (_, unknown) => {
    expect(unknown).toBeNull();
    expect(answerMinutes('2026-12-01T10:00', '2026-12-01T11:00', unknown)).toBeNull();
  });

  test.each([
    ['2026-12-02T10:00', '2026-12-01T10:00'],
    ['2026-12-02', '2026-12-01'],
    ['2026-12-01T11:00', '2026-12-01T10:00'],
    ['0026-12-01', '2026-12-01'],
    ['2026-11-31', '2026-12-01'],
    ['2026-12-01', 'yesterday'],
    ['2026-12-01', true],
    [undefined, '2026-12-01'],
  ])('asked %s, answered %s', (asked, answered) => {
    expect(answerMinutes(asked, answered, COPENHAGEN)).toBeNull();
  });

  test('without a time zone, only local times can be compared', () => {
    const local = calendar(null, '09:00-17:00');
    expect(answerMinutes('2026-12-01T16:00', '2026-12-02', local)).toBe(HOUR);
    expect(answerMinutes('2026-12-01T16:00Z', '2026-12-02', local)).toBeNull();
  });
});

test('waiting times add up', () => {
  const moment = fc
    .integer({ min: 0, max: 400 * 24 * 60 })
    .map((minutes) => new Date(Date.UTC(2026, 0, 1) + minutes * 60_000).toISOString().slice(0, 19));
  fc.assert(
    fc.property(moment, moment, moment, (...moments) => {
      const [a, b, c] = moments.toSorted().map((one) => `${one}Z`);
      const took = (from = '', to = '') => answerMinutes(from, to, COPENHAGEN) ?? Number.NaN;
      expect(took(a, b) + took(b, c)).toBeCloseTo(took(a, c), 6);
    }),
    { numRuns: 50 },
  );
});

test('isInTime agrees with the check', () => {
  const friday = { timezone: 'Europe/Copenhagen', holidays: ['2026-12-07'] };
  expect(isInTime('2026-12-04T16:00', '2026-12-08T17:00', 1, friday)).toBe(true);
  expect(isInTime('2026-12-04T16:00', '2026-12-09T09:00', 1, friday)).toBe(false);
  // Saturday in Copenhagen.
  expect(isInTime('2026-12-04T23:30Z', '2026-12-08', 1, friday)).toBe(true);
  expect(isInTime('soon', '2026-12-09', 1, friday)).toBeNull();
});

test.each([
  [0, '0 min'],
  [40, '40 min'],
  [59.6, '1 h'],
  [440, '7 h 20 min'],
  [960, '16 h'],
])('%d minutes are %s', (minutes, text) => {
  expect(durationText(minutes)).toBe(text);
});
