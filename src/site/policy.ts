/*
 * The policy of every site: it loads nothing but its own files, stays out of search engines, and cannot
 * be framed. Pages state what a browser accepts from a page; the rest goes into headers for hosts.
 */

/** For search engines, in pages and in headers. */
export const ROBOTS = 'noindex, nofollow';

/** `robots.txt`. */
export const ROBOTS_TXT = 'User-agent: *\nDisallow: /\n';

const POLICY = [
  "default-src 'none'",
  // Search runs on WebAssembly.
  "script-src 'self' 'wasm-unsafe-eval'",
  ...['style', 'font', 'media', 'connect', 'manifest', 'worker'].map(
    (kind) => `${kind}-src 'self'`,
  ),
  "img-src 'self' data:",
  ...['base-uri', 'form-action', 'object-src', 'frame-src'].map((kind) => `${kind} 'none'`),
];

/** @returns the Content-Security-Policy of a page: everything from the site's own origin, nothing inline */
export function contentSecurityPolicy({ isWorkedOn }: { isWorkedOn: boolean }): string {
  // `astro dev` inlines the styles of the theme.
  const more = isWorkedOn ? ["style-src-elem 'self' 'unsafe-inline'"] : [];
  return [...POLICY, ...more].join('; ');
}

/**
 * `_headers` for Netlify and Cloudflare Pages. Files with a hash in their name never change.
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
