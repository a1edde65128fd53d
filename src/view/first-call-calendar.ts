import ical from 'ical-generator';
import type { AgendaView } from './agenda.ts';

/**
 * The first call as an iCalendar file (RFC 5545) with one event. Deterministic: times are in UTC,
 * which needs no time zone rules, and DTSTAMP is the call's own time.
 *
 * @returns null if no call has been set
 */
export function firstCallCalendar(
  { call, items, minutes }: AgendaView,
  { slug, title, company }: { slug: string; title: string; company: string },
): string | null {
  if (!call) return null;
  const start = new Date(call.at);
  const calendar = ical({ prodId: { company: 'Prebrief', product: 'First call', language: 'EN' } });
  calendar.createEvent({
    id: `first-call-${slug}@prebrief`,
    stamp: start,
    start,
    end: new Date(start.valueOf() + minutes * 60_000),
    summary: `First call: ${title} (${company})`,
    description: items
      .map((item, index) => `${index + 1}. ${item.title} (${item.minutes} min)`)
      .join('\n'),
    ...(call.link && { location: call.link, url: call.link }),
  });
  // RFC 5545 requires CRLF after the last line, too.
  return `${calendar.toString()}\r\n`;
}
