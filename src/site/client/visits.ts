import { count } from '../../model/count.ts';
import { keyOf, store, stored } from './storage.ts';

/*
 * Marks what is new since the last visit. Pages carry the id of the newest change; the browser
 * remembers the last one seen.
 */

const KEY = keyOf('visits');

/** Page views within this time of each other belong to one visit. */
const PAUSE = 30 * 60_000;

interface Visit {
  /** The newest change that this visit has seen: `<instant> <id>`. */
  edition: string;
  /** When its last page was opened, as a Unix time in milliseconds. */
  seen: number;
  /** The newest change of the visit before; null on the first one. */
  before: string | null;
}

/** Records a page view, and marks the link to the changes if there are new ones. */
export function noteVisit(): void {
  const { edition } = document.documentElement.dataset;
  if (edition === undefined) return;
  const last = lastVisit();
  const seen = Date.now();
  const isNew = last !== null && seen - last.seen > PAUSE;
  // The site may be rebuilt during a visit.
  const isRebuilt = last !== null && last.edition !== edition;
  const before = isNew ? last.edition : (last?.before ?? (isRebuilt ? last.edition : null));
  store(KEY, { edition, seen, before });
  for (const mark of document.querySelectorAll<HTMLElement>('[data-news]')) {
    mark.hidden = before === null || before === edition;
  }
}

/** Marks new changes on `/changes/` and counts them. */
export function markNews(): void {
  const status = document.querySelector<HTMLElement>('[data-new-status]');
  const changes = [...document.querySelectorAll<HTMLElement>('[data-change]')];
  if (!status || changes.length === 0) return;
  // The script on every page may run after this one; running twice is harmless.
  noteVisit();
  const before = lastVisit()?.before ?? null;
  const [at = '', id] = before?.split(' ') ?? [];
  const known = changes.findIndex((one) => one.dataset.change === id);
  const fresh = changes.filter((one, index) => {
    if (before === null) return false;
    return known === -1 ? (one.dataset.at ?? '') > at : index < known;
  });
  for (const change of fresh) {
    change.dataset.new = '';
    const mark = change.querySelector<HTMLElement>('[data-new-mark]');
    if (mark) mark.hidden = false;
  }
  const documents = new Set(
    fresh.flatMap((change) =>
      [...change.querySelectorAll<HTMLElement>('[data-changed]')].map((one) => one.dataset.changed),
    ),
  ).size;
  if (before === null)
    status.textContent = 'This is your first visit. Next time, new changes will be marked.';
  else if (documents === 0) status.textContent = 'Nothing has changed since your last visit.';
  else
    status.textContent = `${count(documents, 'document has', 'documents have')} changed since your last visit.`;
  status.hidden = false;
}

function lastVisit(): Visit | null {
  const { edition, seen, before } = Object(stored(KEY)) as Partial<Visit>;
  if (typeof edition !== 'string' || typeof seen !== 'number') return null;
  return { edition, seen, before: typeof before === 'string' ? before : null };
}
