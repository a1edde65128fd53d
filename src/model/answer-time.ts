import { businessDaysAfter, localDay } from './business-days.ts';
import { addDays, daysBetween, isWeekend } from './days.ts';
import { clockOf, type ZoneClock } from './time-zone.ts';
import type { Person } from './workspace.ts';
import { isDate, isDateOrDateTime, isTimeZone } from './written-values.ts';

/** When somebody is there to answer: what answer times are measured by. */
export interface WorkingCalendar {
  clock: ZoneClock;
  /** IANA; null where nobody knows it, and only times that are local already can be compared. */
  timezone: string | null;
  /** Minutes after midnight; the end of a night shift lies beyond 24 hours. */
  from: number;
  to: number;
  /** ISO dates on which no working day begins, weekends left out. */
  holidays: readonly string[];
}

const DAY = 24 * 60;
const MINUTE = 60_000;

/** Whatever took longer is a slip in one of the dates. */
const LONGEST = 3660;

/**
 * The calendar of whoever owns the questions.
 *
 * @param holidays ISO dates
 * @returns null where nobody does, or their hours are not known: then no time can be measured
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
 * How long an answer took, in minutes of the owner's working hours: Monday to Friday, holidays left
 * out. A night shift belongs to the day it begins on. A bare date counts from the start of the
 * owner's working day; an answer that bears the day of its question without a time took no time.
 *
 * @param asked as it is written
 * @param answered as it is written
 * @returns null where it cannot be known: without a calendar, with a value that is no date, or with
 *   an answer before the question
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
 * Whether an answer came in the business days that were promised, counted as `questions/unanswered`
 * counts them.
 *
 * @returns null where one of them is no date
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
  // A night shift of the day before may still last.
  const first = addDays(clock.localTime(from).slice(0, 10), -1);
  if (daysBetween(first, last) > LONGEST) return null;
  let sum = 0;
  for (let day = first; day <= last; day = addDays(day, 1)) {
    if (isWeekend(day) || holidays.includes(day)) continue;
    // By instants, so that an hour that a clock skips or repeats is counted as it passes.
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
  // Where it was is known, but not what the owner's clock showed.
  return timezone === null ? null : new Date(value);
}

/** @param minutes after midnight of the day, possibly of the next one */
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
