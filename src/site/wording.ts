import type { PersonView } from '../view/site.ts';

/*
 * Formatting of dates, names and lists. Uses a fixed locale and UTC, so that the output is the same
 * wherever and whenever a page is built.
 */

const LONG = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const SHORT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });

/**
 * @param date ISO date or date-time; the time is shown as written, without conversion
 * @returns `1 December 2026`, or `1 December 2026, 09:30`; an invalid date unchanged
 */
export function longDate(date: string): string {
  return written(date, LONG);
}

/** Like {@link longDate}, shorter, for tables: `1 Dec 2026`. */
export function shortDate(date: string): string {
  return written(date, SHORT);
}

function written(date: string, format: Intl.DateTimeFormat): string {
  const day = new Date(`${date.slice(0, 10)}T00:00Z`);
  if (Number.isNaN(day.valueOf())) return date;
  const time = /T(\d\d:\d\d)/.exec(date)?.[1];
  return time ? `${format.format(day)}, ${time}` : format.format(day);
}

/** @returns `09:00–17:00` for `09:00-17:00` */
export function hoursText(hours: string): string {
  return hours.replace('-', '–');
}

/** @returns the name of the person with an id; the id itself if unknown */
export function personName(people: PersonView[], id: string): string {
  return people.find((person) => person.id === id)?.name ?? id;
}

/** @returns a URL shortened for display: `github.com/northwind/billing` */
export function readableUrl(url: string): string {
  return url.replace(/^(https?:\/\/(www\.)?|mailto:)/, '').replace(/\/$/, '');
}

/** @returns `changes requested` → `Changes requested` */
export function sentence(words: string): string {
  const text = words.replaceAll('-', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** @returns `a`, `a and b`, `a, b and c` */
export function list(items: string[]): string {
  return new Intl.ListFormat('en-GB').format(items);
}

/** @returns `6:05` for 365 seconds, `1:00:00` for an hour */
export function clockTime(seconds: number): string {
  const total = Math.round(seconds);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const minutes = Math.floor(total / 60);
  if (minutes < 60) return `${minutes}:${two(total % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(total % 60)}`;
}
