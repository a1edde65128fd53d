/** The clock of a time zone: converts between instants and local times. */
export interface ZoneClock {
  /** See {@link instantOf}. */
  instantOf(local: string): Date;
  /** See {@link localTime}. */
  localTime(instant: Date): string;
}

/**
 * A reusable clock, which is much cheaper than creating one each time.
 *
 * @param timezone IANA name
 * @throws RangeError if there is no such zone
 */
export function clockOf(timezone: string): ZoneClock {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return {
    instantOf(local) {
      const asUtc = new Date(`${local.slice(0, 16)}:00Z`);
      const guess = new Date(asUtc.getTime() - offsetAt(asUtc, format));
      return new Date(asUtc.getTime() - offsetAt(guess, format));
    },
    localTime: (instant) =>
      new Date(instant.getTime() + offsetAt(instant, format)).toISOString().slice(0, 16),
  };
}

/**
 * The instant when a clock in a time zone shows a local date and time. A time skipped in spring is
 * treated as if the clock hadn't been moved forward.
 *
 * @param local `2026-11-30T15:00`
 * @param timezone IANA name
 */
export function instantOf(local: string, timezone: string): Date {
  return clockOf(timezone).instantOf(local);
}

/** @returns what a clock in the time zone shows at the instant, `2026-11-30T09:00` */
export function localTime(instant: Date, timezone: string): string {
  return clockOf(timezone).localTime(instant);
}

/** @returns how far the time zone is ahead of UTC at the instant, in milliseconds */
function offsetAt(instant: Date, format: Intl.DateTimeFormat): number {
  const parts = format.formatToParts(instant);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  // `Date.UTC` would read the year 26 as 1926.
  const shown = new Date(0);
  shown.setUTCFullYear(part('year'), part('month') - 1, part('day'));
  shown.setUTCHours(part('hour'), part('minute'), part('second'));
  return shown.getTime() - Math.floor(instant.getTime() / 1000) * 1000;
}

/** @returns the city of a time zone: `New York` for `America/New_York` */
export function cityOf(timezone: string): string {
  return timezone.slice(timezone.lastIndexOf('/') + 1).replaceAll('_', ' ');
}
