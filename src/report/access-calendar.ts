import ical, { ICalEventTransparency } from 'ical-generator';
import { dateOf } from '../model/days.ts';
import { text } from '../model/engagement-facts.ts';
import { accessName, type WrittenAccess } from '../model/grants.ts';
import { printable } from '../model/printable.ts';
import { hash } from './hash.ts';

/**
 * Renders grants as a calendar (RFC 5545): one all-day event on the last day of each grant that
 * hasn't been revoked. The same grants always produce the same bytes.
 */
export function accessCalendar(grants: readonly WrittenAccess[]): string {
  const calendar = ical({
    prodId: { company: 'Prebrief', product: 'Access', language: 'EN' },
    name: 'Expiring access',
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
      // Transparent events don't mark anybody as busy.
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return `${calendar.toString()}\r\n`;
}

/**
 * The identity of a grant in the calendar, stable when its day or state changes. Grants with the
 * same identity are numbered.
 */
function identify({ engagement, data }: WrittenAccess, seen: Map<string, number>): string {
  const { system, environment, level, scope } = data;
  const key = hash(JSON.stringify([engagement.slug, system, environment, level, scope]));
  const number = (seen.get(key) ?? 0) + 1;
  seen.set(key, number);
  return `access-${key}${number > 1 ? `-${number}` : ''}@${engagement.slug}.prebrief`;
}

/**
 * When the facts in the calendar were last known to be true, not when the calendar was generated.
 */
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
    'After revoking it, set "status: revoked" and "revokedOn" to the date.',
  ]
    .flatMap((line) => (line === null ? [] : printable(line)))
    .join('\n');
}
