/*
 * The policy of every site: nothing but its own files is loaded, nothing finds it, nobody frames it.
 * What a browser can be told by the page stands in the page; the rest is for hosts.
 */

/** What search engines are told, in the page and in the headers. */
export const ROBOTS = 'noindex, nofollow';

/** `robots.txt`. */
export const ROBOTS_TXT = 'User-agent: *\nDisallow: /\n';

const POLICY = [
  "default-src 'none'",
  // WebAssembly is what the search runs on.
  "script-src 'self' 'wasm-unsafe-eval'",
  ...['style', 'font', 'media', 'connect', 'manifest', 'worker'].map(
    (kind) => `${kind}-src 'self'`,
  ),
  "img-src 'self' data:",
  ...['base-uri', 'form-action', 'object-src', 'frame-src'].map((kind) => `${kind} 'none'`),
];

/** @returns the Content-Security-Policy of a page: everything from the site's own origin, nothing inline */
export function contentSecurityPolicy({ isWorkedOn }: { isWorkedOn: boolean }): string {
  // The server of `astro dev` puts the styles that are worked on into the page.
  const more = isWorkedOn ? ["style-src-elem 'self' 'unsafe-inline'"] : [];
  return [...POLICY, ...more].join('; ');
}

/**
 * `_headers` as Netlify and Cloudflare Pages read it. What has a hash in its name never changes.
 *
 * @param base begins and ends with a slash
 */
export function hostHeaders(base: string): string {
  return `${base}*
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  X-Robots-Tag: ${ROBOTS}
  X-Frame-Options: DENY
  Content-Security-Policy: frame-ancestors 'none'
  Cache-Control: public, max-age=0, must-revalidate
${base}_astro/*
  ! Cache-Control
  Cache-Control: public, max-age=31536000, immutable
`;
}
