/**
 * The instant at which a clock in a time zone shows a local date and time. A time that the clock
 * skips in spring counts as if it had not been put forward.
 *
 * @param local `2026-11-30T15:00`
 * @param timezone IANA name
 */
export function instantOf(local: string, timezone: string): Date {
  const asUtc = new Date(`${local.slice(0, 16)}:00Z`);
  const guess = new Date(asUtc.getTime() - offsetAt(asUtc, timezone));
  return new Date(asUtc.getTime() - offsetAt(guess, timezone));
}

/** @returns what a clock in the time zone shows at the instant, `2026-11-30T09:00` */
export function localTime(instant: Date, timezone: string): string {
  return new Date(instant.getTime() + offsetAt(instant, timezone)).toISOString().slice(0, 16);
}

/** @returns how far the time zone is ahead of UTC at the instant, in milliseconds */
function offsetAt(instant: Date, timezone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(instant);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const shown = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return shown - Math.floor(instant.getTime() / 1000) * 1000;
}
