import { count } from '../../model/count.ts';
import { localDate } from './local-date.ts';

/*
 * Everything that depends on the time of reading. The built page contains only what stays true; the
 * elements for the rest are hidden until this script fills them.
 */

const MINUTE = 60_000;
const DAY = 24 * 60;

/** Fills every clock on the page and keeps it up to date. */
export function tellTime(): void {
  const tell = () => {
    const now = new Date();
    each('[data-local-time]', (data) => localTime(now, data.localTime ?? '', data.hours));
    each('[data-overlap]', (data) => overlap(now, data));
    each('[data-open-since]', (data) => openFor(now, data));
    each('[data-expires]', (data) => expiring(now, data.expires ?? ''));
    each('[data-until]', (data) => until(now, new Date(data.until ?? ''), Number(data.minutes)));
    for (const element of document.querySelectorAll<HTMLElement>('[data-ended]')) {
      element.hidden = localDate(now) <= (element.dataset.ended ?? '');
    }
  };
  tell();
  setInterval(tell, MINUTE / 4);
}

function each(selector: string, text: (data: DOMStringMap) => string): void {
  for (const element of document.querySelectorAll<HTMLElement>(selector)) {
    try {
      const next = text(element.dataset);
      if (element.textContent !== next) element.textContent = next;
      element.hidden = next === '';
    } catch {
      // The browser does not know the time zone: leave the static text.
      element.hidden = true;
    }
  }
}

function localTime(now: Date, timezone: string, hours?: string): string {
  const { weekday, minutes } = wallClock(now, timezone);
  const working = hours && isAtWork(parseHours(hours), weekday, minutes);
  return `, now ${clock(minutes)}${working ? ', at work' : ''}`;
}

function overlap(now: Date, data: DOMStringMap): string {
  const own = parseHours(data.hours ?? '');
  const other = parseHours(data.otherHours ?? '');
  // The offset changes with daylight saving, so it is computed for today.
  const shift = offset(now, data.otherTimezone ?? '') - offset(now, data.overlap ?? '');
  // The other side's day may start yesterday or end tomorrow on our clock.
  const shared = [-DAY, 0, DAY]
    .map((day) => [own[0] + shift + day, own[1] + shift + day])
    .map(([from = 0, to = 0]) => [Math.max(from, other[0]), Math.min(to, other[1])] as const)
    .filter(([from, to]) => from < to);
  if (shared.length === 0) return `No shared hours with ${data.other}`;
  const spans = shared.map(([from, to]) => `${clock(from)}–${clock(to)}`).join(' and ');
  const zone = data.otherTimezone?.split('/').at(-1)?.replaceAll('_', ' ');
  return `Shared hours with ${data.other}: ${spans} ${zone} time`;
}

/** `in 12 days`, or `expired` after the last day; empty for an invalid date. */
function expiring(now: Date, day: string): string {
  const days = Math.round((Date.parse(day) - Date.parse(localDate(now))) / (DAY * MINUTE));
  if (Number.isNaN(days)) return '';
  if (days < 0) return 'expired';
  if (days === 0) return 'last day';
  return `in ${count(days, 'day')}`;
}

/** The label and ` for 3 days`, counted in the answerer's time zone; empty before the day asked. */
function openFor(now: Date, { openSince = '', openLabel = '', timezone }: DOMStringMap): string {
  const today = timezone ? wallClock(now, timezone).day : Date.parse(localDate(now));
  const days = Math.round((today - Date.parse(openSince)) / (DAY * MINUTE));
  if (!(days >= 0)) return '';
  if (days === 0) return `${openLabel} since today`;
  return `${openLabel} for ${count(days, 'day')}`;
}

/** `, in 3 days`, `, now` while it lasts, then `, over`. */
function until(now: Date, at: Date, length: number): string {
  const minutes = Math.round((at.valueOf() - now.valueOf()) / MINUTE);
  if (minutes <= 0) return minutes > -length ? ', now' : ', over';
  const relative = new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' });
  if (minutes < 60) return `, ${relative.format(minutes, 'minute')}`;
  if (minutes < 36 * 60) return `, ${relative.format(Math.round(minutes / 60), 'hour')}`;
  return `, ${relative.format(Math.round(minutes / DAY), 'day')}`;
}

/** `09:00-17:00` in minutes since midnight; a night shift ends after 24:00. */
function parseHours(hours: string): [number, number] {
  const [from = 0, to = 0] = hours.split('-').map((time) => {
    const [hour = 0, minute = 0] = time.split(':').map(Number);
    return hour * 60 + minute;
  });
  return [from, to > from ? to : to + DAY];
}

/** After midnight, a night shift still belongs to the day before. */
function isAtWork([from, to]: [number, number], weekday: string, minutes: number): boolean {
  const today = !['Sat', 'Sun'].includes(weekday) && minutes >= from && minutes < to;
  return today || (!['Sun', 'Mon'].includes(weekday) && minutes + DAY < to);
}

function clock(minutes: number): string {
  const day = ((minutes % DAY) + DAY) % DAY;
  return [Math.floor(day / 60), day % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

function wallClock(now: Date, timeZone: string) {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  });
  const part = Object.fromEntries(
    format.formatToParts(now).map(({ type, value }) => [type, value]),
  );
  const minutes = Number(part.hour) * 60 + Number(part.minute);
  const day = Date.UTC(Number(part.year), Number(part.month) - 1, Number(part.day));
  return { weekday: part.weekday ?? '', minutes, day };
}

/** A zone's offset from UTC, in minutes. */
function offset(now: Date, timezone: string): number {
  const { day, minutes } = wallClock(now, timezone);
  return Math.round((day + minutes * MINUTE - now.valueOf()) / MINUTE);
}
