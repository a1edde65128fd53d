/** Larger groups list only the page's neighbours: a full list on every page grows quadratically. */
const MOST_LISTED = 200;

/** @returns the items around the one with a path; the first items if the path is not among them */
export function nearby<Item extends { path: string }>(
  items: readonly Item[],
  path: string | undefined,
): Item[] {
  const at = items.findIndex((item) => item.path === path);
  const first = Math.min(at - MOST_LISTED / 2, items.length - MOST_LISTED);
  return items.slice(Math.max(0, first)).slice(0, MOST_LISTED);
}
