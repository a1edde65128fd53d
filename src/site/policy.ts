/*
 * The security policy of every site: it loads only its own files, stays out of search engines, and
 * cannot be framed. Pages carry what works as a meta tag; the rest goes into headers for hosts.
 */

/** Robots directives, in pages and in headers. */
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

/** @returns a page's Content-Security-Policy: same-origin only, nothing inline */
export function contentSecurityPolicy({ isWorkedOn }: { isWorkedOn: boolean }): string {
  // `astro dev` inlines the theme's styles.
  const more = isWorkedOn ? ["style-src-elem 'self' 'unsafe-inline'"] : [];
  return [...POLICY, ...more].join('; ');
}

/**
 * `_headers` for Netlify and Cloudflare Pages. Files with a hash in their name are immutable.
 *
 * @param base starts and ends with a slash
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
