import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { businessDaysAfter, localDay } from '../../src/model/business-days.ts';
import { addDays, isWeekend } from '../../src/model/days.ts';

describe('business days after a day', () => {
  test.each([
    // 2026-12-01 is a Tuesday.
    ['on the day itself', '2026-12-01', '2026-12-01', 0],
    ['on the next day', '2026-12-01', '2026-12-02', 1],
    ['from Friday to Saturday', '2026-12-04', '2026-12-05', 0],
    ['from Friday to Sunday', '2026-12-04', '2026-12-06', 0],
    ['from Friday to Monday', '2026-12-04', '2026-12-07', 1],
    ['from Saturday to Monday', '2026-12-05', '2026-12-07', 1],
    ['in a week', '2026-12-01', '2026-12-08', 5],
    ['in four weeks and three days', '2026-12-01', '2027-01-01', 23],
    ['over a leap day', '2028-02-28', '2028-03-01', 2],
    ['before it', '2026-12-01', '2026-11-24', 0],
    ['since long ago', '0001-01-01', '2026-12-01', 528_536],
  ])('%s', (_, from, to, days) => {
    expect(businessDaysAfter(from, to, [])).toBe(days);
  });

  test('holidays count once, and only on weekdays in between', () => {
    const between = (...holidays: string[]) =>
      businessDaysAfter('2026-12-18', '2026-12-28', holidays);
    expect(between()).toBe(6);
    expect(between('2026-12-24', '2026-12-25')).toBe(4);
    expect(between('2026-12-25', '2026-12-25')).toBe(5);
    expect(between('2026-12-19', '2026-12-26')).toBe(6);
    expect(between('2026-12-18', '2026-12-29', '2025-12-25')).toBe(6);
    expect(between('2026-12-28')).toBe(5);
  });

  test('match a count day by day', () => {
    const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays('2026-01-01', days));
    fc.assert(
      fc.property(day, day, fc.array(day, { maxLength: 5 }), (from, to, holidays) => {
        let count = 0;
        for (let one = addDays(from, 1); one <= to; one = addDays(one, 1)) {
          if (!isWeekend(one) && !holidays.includes(one)) count += 1;
        }
        expect(businessDaysAfter(from, to, holidays)).toBe(count);
      }),
    );
  });
});

describe('the day of a date or date-time', () => {
  test.each([
    ['a date', '2026-12-01', 'America/Bogota', '2026-12-01'],
    ['without an offset', '2026-12-01T23:50', 'Pacific/Auckland', '2026-12-01'],
    ['in the owner’s evening', '2026-12-01T22:30Z', 'Europe/London', '2026-12-01'],
    ['after the owner’s midnight', '2026-12-01T23:30Z', 'Europe/Copenhagen', '2026-12-02'],
    ['before the owner’s midnight', '2026-12-02T03:00+01:00', 'America/Bogota', '2026-12-01'],
    ['beyond the date line', '2026-12-01T10:30Z', 'Pacific/Kiritimati', '2026-12-02'],
    ['on this side of it', '2026-12-01T10:30Z', 'Pacific/Pago_Pago', '2026-11-30'],
    // The clock goes from 02:00 to 03:00 on 29 March, and back on 25 October.
    ['in winter', '2026-03-28T23:30Z', 'Europe/Copenhagen', '2026-03-29'],
    ['in summer', '2026-03-29T21:59:30Z', 'Europe/Copenhagen', '2026-03-29'],
    ['in summer, after midnight', '2026-03-29T22:00Z', 'Europe/Copenhagen', '2026-03-30'],
    ['in winter again', '2026-10-25T22:30Z', 'Europe/Copenhagen', '2026-10-25'],
    ['of an owner without a time zone', '2026-12-01T23:30-05:00', null, '2026-12-01'],
  ])('%s', (_, value, timezone, day) => {
    expect(localDay(value, timezone)).toBe(day);
  });
});
