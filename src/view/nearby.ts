/** Of a group with more documents, a page lists those around its own: a list of all of them on each takes the square of their number. */
const MOST_LISTED = 200;

/** @returns the items around the one of a path; the first ones where it is not among them */
export function nearby<Item extends { path: string }>(
  items: readonly Item[],
  path: string | undefined,
): Item[] {
  const at = items.findIndex((item) => item.path === path);
  const first = Math.min(at - MOST_LISTED / 2, items.length - MOST_LISTED);
  return items.slice(Math.max(0, first)).slice(0, MOST_LISTED);
}
