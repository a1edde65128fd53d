import ical, { ICalEventTransparency } from 'ical-generator';
import { dateOf } from '../model/days.ts';
import { text } from '../model/engagement-facts.ts';
import { accessName, type WrittenAccess } from '../model/grants.ts';
import { printable } from '../model/printable.ts';
import { hash } from './hash.ts';

/**
 * Grants as a calendar (RFC 5545): an all-day event on the last day of each that is not revoked. The
 * same grants give the same bytes, whenever and wherever they are written.
 */
export function accessCalendar(grants: readonly WrittenAccess[]): string {
  const calendar = ical({
    prodId: { company: 'Prebrief', product: 'Access', language: 'EN' },
    name: 'Access that ends',
  });
  const seen = new Map<string, number>();
  for (const grant of grants) {
    const { data, engagement, expires } = grant;
    if (data.status === 'revoked' || expires === null) continue;
    const name = printable(accessName(grant));
    const who = engagement.facts.contractor?.name ?? 'the contractor';
    calendar.createEvent({
      id: identify(grant, seen),
      start: new Date(expires),
      allDay: true,
      stamp: new Date(stampOf(grant, expires)),
      summary: printable(`Access ends: ${name} (${engagement.facts.title || engagement.slug})`),
      description: describe(grant, who),
      // Nobody is busy all day because of it.
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return `${calendar.toString()}\r\n`;
}

/**
 * What a calendar recognises a grant by, also when its day or its state has changed. Grants that are
 * alike in all of it have a number each.
 */
function identify({ engagement, data }: WrittenAccess, seen: Map<string, number>): string {
  const { system, environment, level, scope } = data;
  const key = hash(JSON.stringify([engagement.slug, system, environment, level, scope]));
  const number = (seen.get(key) ?? 0) + 1;
  seen.set(key, number);
  return `access-${key}${number > 1 ? `-${number}` : ''}@${engagement.slug}.prebrief`;
}

/** When what the calendar says was last known to be true; never when the calendar was made. */
function stampOf({ document, engagement }: WrittenAccess, expires: string): string {
  const { reviewed } = document.source.frontmatter.data;
  return dateOf(reviewed) ?? dateOf(engagement.facts.starts) ?? expires;
}

function describe({ data, engagement }: WrittenAccess, who: string): string {
  const id = text(data.grantedBy);
  const by = engagement.facts.people.find((person) => person.id === id)?.name ?? id;
  return [
    text(data.scope),
    `The last day of this access of ${who}.`,
    by === null ? null : `Granted by ${by}.`,
    'When it is revoked, write "status: revoked" and the day as "revokedOn".',
  ]
    .flatMap((line) => (line === null ? [] : printable(line)))
    .join('\n');
}
