import { addDays, daysBetween, isWeekend } from './days.ts';
import { localTime } from './time-zone.ts';

/**
 * The day that a date or a date-time is on, as its owner's calendar says. Without an offset it is in
 * the owner's time already; an hour after work still belongs to its day.
 *
 * @param value ISO date or date-time that exists
 * @param timezone the owner's, IANA; null where it is not known, which leaves the day as written
 */
export function localDay(value: string, timezone: string | null): string {
  const hasOffset = /T.*(?:Z|[+-]\d\d:\d\d)$/.test(value);
  const local = hasOffset && timezone !== null ? localTime(new Date(value), timezone) : value;
  return local.slice(0, 10);
}

/**
 * How many business days there are after a day, up to and including another one: Monday to Friday,
 * holidays left out.
 *
 * @param holidays ISO dates, in any order
 * @returns 0 where `until` is not after `day`
 */
export function businessDaysAfter(day: string, until: string, holidays: readonly string[]): number {
  const days = Math.max(0, daysBetween(day, until));
  // Whatever day they begin on, seven days hold five weekdays.
  const weeks = Math.floor(days / 7);
  let count = weeks * 5;
  for (let after = weeks * 7 + 1; after <= days; after++) {
    if (!isWeekend(addDays(day, after))) count += 1;
  }
  const free = new Set(holidays.filter((holiday) => holiday > day && holiday <= until));
  for (const holiday of free) if (!isWeekend(holiday)) count -= 1;
  return count;
}
