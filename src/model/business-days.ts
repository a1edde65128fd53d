import { addDays, daysBetween, isWeekend } from './days.ts';
import { localTime } from './time-zone.ts';

/**
 * The day of a date or a date-time in its owner's calendar. Without an offset, it is already in the
 * owner's time; an hour after work still belongs to its day.
 *
 * @param value an existing ISO date or date-time
 * @param timezone the owner's IANA time zone; null if unknown, which keeps the day as written
 */
export function localDay(value: string, timezone: string | null): string {
  const hasOffset = /T.*(?:Z|[+-]\d\d:\d\d)$/.test(value);
  const local = hasOffset && timezone !== null ? localTime(new Date(value), timezone) : value;
  return local.slice(0, 10);
}

/**
 * Counts the business days after one day, up to and including another: Monday to Friday, except
 * holidays.
 *
 * @param holidays ISO dates, in any order
 * @returns 0 if `until` isn't after `day`
 */
export function businessDaysAfter(day: string, until: string, holidays: readonly string[]): number {
  const days = Math.max(0, daysBetween(day, until));
  // Any seven consecutive days contain five weekdays.
  const weeks = Math.floor(days / 7);
  let count = weeks * 5;
  for (let after = weeks * 7 + 1; after <= days; after++) {
    if (!isWeekend(addDays(day, after))) count += 1;
  }
  const free = new Set(holidays.filter((holiday) => holiday > day && holiday <= until));
  for (const holiday of free) if (!isWeekend(holiday)) count -= 1;
  return count;
}
