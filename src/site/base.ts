const BASE = import.meta.env.BASE_URL;

/**
 * Views name pages by their path in the site; only the theme knows what it was compiled for.
 *
 * @returns `href` below the base, if it is a path in the site; anything else (absolute URLs, `#anchors`,
 *   what already stands below the base) as it is
 */
export function withBase(href: string): string {
  const inSite = href.startsWith('/') && !href.startsWith('//');
  const done = BASE !== '/' && href.startsWith(BASE);
  return inSite && !done ? BASE + href.slice(1) : href;
}
