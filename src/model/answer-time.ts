import { businessDaysAfter, localDay } from './business-days.ts';
import { addDays, daysBetween, isWeekend } from './days.ts';
import { clockOf, type ZoneClock } from './time-zone.ts';
import type { Person } from './workspace.ts';
import { isDate, isDateOrDateTime, isTimeZone } from './written-values.ts';

/** When the owner of the questions works; answer times are measured by it. */
export interface WorkingCalendar {
  clock: ZoneClock;
  /** IANA time zone; null if unknown, in which case only local times can be compared. */
  timezone: string | null;
  /** Minutes after midnight; a night shift ends after minute 1440. */
  from: number;
  to: number;
  /** ISO dates of holidays, when no working day begins; weekends needn't be listed. */
  holidays: readonly string[];
}

const DAY = 24 * 60;
const MINUTE = 60_000;

/** If an answer took longer, one of the dates is wrong. */
const LONGEST = 3660;

/**
 * The calendar of the owner of the questions.
 *
 * @param holidays ISO dates
 * @returns null if there is no owner or their hours aren't known, so nothing can be measured
 */
export function workingCalendar(
  person: Person | undefined,
  holidays: readonly string[],
): WorkingCalendar | null {
  const [, from, to] =
    /^([01]\d:[0-5]\d|2[0-3]:[0-5]\d)-([0-2]\d:[0-5]\d)$/.exec(person?.hours ?? '') ?? [];
  if (from === undefined || to === undefined) return null;
  const timezone = person?.timezone ?? null;
  if (timezone !== null && !isTimeZone(timezone)) return null;
  const begin = minutesOf(from);
  const end = minutesOf(to);
  return {
    clock: clockOf(timezone ?? 'UTC'),
    timezone,
    from: begin,
    // A shift that ends before it begins ends on the next day.
    to: end > begin ? end : end + DAY,
    holidays,
  };
}

/**
 * How long an answer took, in minutes of the owner's working hours: Monday to Friday, except
 * holidays. A night shift belongs to the day it begins on. A bare date counts from the start of the
 * owner's working day; an answer dated on the day of its question, without a time, took no time.
 *
 * @param asked as written
 * @param answered as written
 * @returns null if it can't be known: without a calendar, for a value that isn't a date, or for an
 * answer before the question
 */
export function answerMinutes(
  asked: unknown,
  answered: unknown,
  calendar: WorkingCalendar | null,
): number | null {
  if (calendar === null) return null;
  const from = momentOf(asked, calendar);
  const to = momentOf(answered, calendar);
  if (from === null || to === null) return null;
  if (to >= from) return workingMinutes(from, to, calendar);
  const dayAsked = localDay(String(asked), calendar.timezone);
  return isDate(String(answered)) && answered === dayAsked ? 0 : null;
}

/**
 * Whether an answer came within the promised business days, counted as in `questions/unanswered`.
 *
 * @returns null if one of the values isn't a date
 */
export function isInTime(
  asked: unknown,
  answered: unknown,
  within: number,
  { timezone, holidays }: Pick<WorkingCalendar, 'timezone' | 'holidays'>,
): boolean | null {
  if (!isDateOrDateTime(asked) || !isDateOrDateTime(answered)) return null;
  const days = [asked, answered].map((value) => localDay(value, timezone));
  return businessDaysAfter(days[0] ?? '', days[1] ?? '', holidays) <= within;
}

/** @returns `7 h 20 min`, `8 h`, `40 min` */
export function durationText(minutes: number): string {
  const whole = Math.round(minutes);
  const hours = Math.floor(whole / 60);
  const rest = whole % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

function workingMinutes(from: Date, to: Date, calendar: WorkingCalendar): number | null {
  const { clock, holidays } = calendar;
  const last = clock.localTime(to).slice(0, 10);
  // The previous day's night shift may not have ended yet.
  const first = addDays(clock.localTime(from).slice(0, 10), -1);
  if (daysBetween(first, last) > LONGEST) return null;
  let sum = 0;
  for (let day = first; day <= last; day = addDays(day, 1)) {
    if (isWeekend(day) || holidays.includes(day)) continue;
    // Uses instants, so that an hour skipped or repeated by daylight saving time is counted
    // correctly.
    const [begin, end] = [calendar.from, calendar.to].map((minutes) => at(day, minutes, clock));
    const spent = Math.min(Number(end), Number(to)) - Math.max(Number(begin), Number(from));
    sum += Math.max(0, spent);
  }
  return sum / MINUTE;
}

function momentOf(value: unknown, { clock, timezone, from }: WorkingCalendar): Date | null {
  if (!isDateOrDateTime(value)) return null;
  if (isDate(value)) return at(value, from, clock);
  if (!/(?:Z|[+-]\d\d:\d\d)$/.test(value)) return clock.instantOf(value);
  // The instant is known, but not the owner's local time.
  return timezone === null ? null : new Date(value);
}

/** @param minutes after midnight, possibly beyond the end of the day */
function at(day: string, minutes: number, clock: ZoneClock): Date {
  const date = addDays(day, Math.floor(minutes / DAY));
  const [hour, minute] = [Math.floor((minutes % DAY) / 60), minutes % 60].map((part) =>
    String(part).padStart(2, '0'),
  );
  return clock.instantOf(`${date}T${hour}:${minute}`);
}

function minutesOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}
