import { count } from '../../model/count.ts';
import { keyOf, store, stored } from './storage.ts';

/*
 * What is new since the last visit. The pages say which change is their newest; the browser remembers
 * which one that was before.
 */

const KEY = keyOf('visits');

/** Pages that are opened within this time of each other are one visit. */
const PAUSE = 30 * 60_000;

interface Visit {
  /** The newest change that this visit has seen: `<instant> <id>`. */
  edition: string;
  /** When its last page was opened, in milliseconds since 1970. */
  seen: number;
  /** The newest change of the visit before; null on the first one. */
  before: string | null;
}

/** Notes that a page was opened, and marks the way to the changes where there are new ones. */
export function noteVisit(): void {
  const { edition } = document.documentElement.dataset;
  if (edition === undefined) return;
  const last = lastVisit();
  const seen = Date.now();
  const isNew = last !== null && seen - last.seen > PAUSE;
  // The site may be built again in the middle of a visit.
  const isRebuilt = last !== null && last.edition !== edition;
  const before = isNew ? last.edition : (last?.before ?? (isRebuilt ? last.edition : null));
  store(KEY, { edition, seen, before });
  for (const mark of document.querySelectorAll<HTMLElement>('[data-news]')) {
    mark.hidden = before === null || before === edition;
  }
}

/** Marks what is new on `/changes/`, and says how much it is. */
export function markNews(): void {
  const status = document.querySelector<HTMLElement>('[data-new-status]');
  const changes = [...document.querySelectorAll<HTMLElement>('[data-change]')];
  if (!status || changes.length === 0) return;
  // The script that every page has may come later than this one; the second time changes nothing.
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
    status.textContent = 'This is your first visit. On the next one, what is new is marked.';
  else if (documents === 0) status.textContent = 'Nothing has changed since your last visit.';
  else
    status.textContent = `Since your last visit ${count(documents, 'document has', 'documents have')} changed.`;
  status.hidden = false;
}

function lastVisit(): Visit | null {
  const { edition, seen, before } = Object(stored(KEY)) as Partial<Visit>;
  if (typeof edition !== 'string' || typeof seen !== 'number') return null;
  return { edition, seen, before: typeof before === 'string' ? before : null };
}
