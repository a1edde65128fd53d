const BASE = import.meta.env.BASE_URL;

/**
 * Views refer to pages by site path; only the theme knows the base path it was compiled for.
 *
 * @returns `href` prefixed with the base if it is a site path; anything else (absolute URLs,
 *   `#anchors`, paths already below the base) unchanged
 */
export function withBase(href: string): string {
  const isInSite = href.startsWith('/') && !href.startsWith('//');
  const done = BASE !== '/' && href.startsWith(BASE);
  return isInSite && !done ? BASE + href.slice(1) : href;
}

/** @returns the site path of an href below the base, as views use it; anything else unchanged */
export function inSite(href: string): string {
  return href.startsWith(BASE) ? `/${href.slice(BASE.length)}` : href;
}
