import type { Settings } from '../config.ts';
import { bytes, type SiteFiles } from '../io/site-files.ts';
import type { AgendaView } from '../view/agenda.ts';
import { agendaMarkdown, withAddresses } from '../view/agenda-text.ts';
import { firstCallCalendar } from '../view/first-call-calendar.ts';
import type { SiteView } from '../view/site.ts';

/** Downloads of `/first-call/`: the agenda as Markdown, and the call as an iCalendar file. */
export function firstCallFiles(
  agenda: AgendaView,
  site: SiteView,
  { site: origin, base }: Pick<Settings, 'site' | 'base'>,
): SiteFiles {
  const address = origin === undefined ? null : new URL(base, origin).href;
  const markdown = withAddresses(agendaMarkdown(agenda, site.title), address);
  const calendar = firstCallCalendar(agenda, site);
  return new Map([
    ['first-call/agenda.md', bytes(markdown)],
    ...(calendar === null ? [] : [['first-call/first-call.ics', bytes(calendar)] as const]),
  ]);
}
