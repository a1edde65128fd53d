const BASE = import.meta.env.BASE_URL;

/**
 * Views name pages by their path in the site; only the theme knows what it was compiled for.
 *
 * @returns `href` below the base, if it is a path in the site; anything else (absolute URLs, `#anchors`,
 *   what already stands below the base) as it is
 */
export function withBase(href: string): string {
  const isInSite = href.startsWith('/') && !href.startsWith('//');
  const done = BASE !== '/' && href.startsWith(BASE);
  return isInSite && !done ? BASE + href.slice(1) : href;
}

/** @returns the path in the site of what stands below the base, as views name it; anything else as it is */
export function inSite(href: string): string {
  return href.startsWith(BASE) ? `/${href.slice(BASE.length)}` : href;
}
