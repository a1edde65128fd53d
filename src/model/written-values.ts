/** The notation of dates, times and time zones. */

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const ISO_DATE_TIME =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?$/;

/** Whether a month has that day; `2026-02-30` doesn't exist. */
export function isDate(value: string): boolean {
  const match = ISO_DATE.exec(value);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Whether it is a date with a time of day, in UTC, with an offset, or local. */
export function isDateTime(value: string): boolean {
  const match = ISO_DATE_TIME.exec(value);
  return match !== null && isDate(match[1] ?? '');
}

/** Whether a value is a date, with or without a time of day. */
export function isDateOrDateTime(value: unknown): value is string {
  return typeof value === 'string' && (isDate(value) || isDateTime(value));
}

/** Whether it is a time zone of the IANA database, such as `Europe/Copenhagen`. */
export function isTimeZone(value: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: value }));
  } catch {
    return false;
  }
}
