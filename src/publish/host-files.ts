import { bytes, type SiteFiles } from '../io/site-files.ts';
import type { SiteView } from '../view/site.ts';

/** Files for hosts and tools rather than readers. */
export function hostFiles(site: SiteView, base: string): SiteFiles {
  return new Map([
    ['robots.txt', bytes('User-agent: *\nDisallow: /\n')],
    ['_headers', bytes(headers(base))],
    ['criteria.json', bytes(criteriaJson(site, base))],
    ['prebrief.json', bytes(`${JSON.stringify({ version: 1, slug: site.slug, base }, null, 2)}\n`)],
  ]);
}

/** As Netlify and Cloudflare Pages read it. What has a hash in its name never changes. */
function headers(base: string): string {
  return `${base}*
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  X-Robots-Tag: noindex, nofollow
  X-Frame-Options: DENY
  Content-Security-Policy: frame-ancestors 'none'
  Cache-Control: public, max-age=0, must-revalidate
${base}_astro/*
  ! Cache-Control
  Cache-Control: public, max-age=31536000, immutable
`;
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
