import { isDate } from './written-values.ts';

/** Calendar days as ISO dates, which have no time zone and no daylight saving time. */

const DAY = 24 * 60 * 60 * 1000;

/** @returns the day that many days later */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}

/** @returns how many days `to` is after `from`; negative if it is before */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY;
}

/** Whether the day is a Saturday or a Sunday. */
export function isWeekend(day: string): boolean {
  const weekday = new Date(Date.parse(day)).getUTCDay();
  return weekday === 0 || weekday === 6;
}

/** @returns the value if it is an existing day; null for anything else, which the schema reports */
export function dateOf(value: unknown): string | null {
  return typeof value === 'string' && isDate(value) ? value : null;
}
