import { bytes, type SiteFiles } from '../io/site-files.ts';
import { hostHeaders, ROBOTS_TXT } from '../site/policy.ts';
import type { SiteView } from '../view/site.ts';

/** Files for hosts and tools rather than readers. */
export function hostFiles(site: SiteView, base: string): SiteFiles {
  return new Map([
    ['robots.txt', bytes(ROBOTS_TXT)],
    ['_headers', bytes(hostHeaders(base))],
    ['criteria.json', bytes(criteriaJson(site, base))],
    ['prebrief.json', bytes(`${JSON.stringify({ version: 1, slug: site.slug, base }, null, 2)}\n`)],
  ]);
}

function criteriaJson({ criteria }: SiteView, base: string): string {
  const items = (criteria?.items ?? []).map(({ id, text, checked, href }) => ({
    id,
    text,
    checked: checked === true,
    url: base + href.slice(1),
  }));
  return `${JSON.stringify({ version: 1, criteria: items }, null, 2)}\n`;
}
