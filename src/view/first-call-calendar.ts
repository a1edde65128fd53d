import ical from 'ical-generator';
import type { AgendaView } from './agenda.ts';

/**
 * The first call as an iCalendar file (RFC 5545) with one event, the same for the same content: its time
 * is in UTC, which needs no time zone rules, and its stamp is the call's own.
 *
 * @returns null where no call has been set
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
  // The last line, too, ends as the format wants it.
  return `${calendar.toString()}\r\n`;
}
