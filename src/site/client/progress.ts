import { keyOf, store, stored } from './storage.ts';

/*
 * Reading progress, stored only in this browser. Every page shows it (ticks in the reading path),
 * the cover sums it up, and the button at the end of a document changes it. A document that has
 * changed since counts as unread.
 */

const KEY = keyOf('read');

/** The version of each document when it was read, as given in the navigation. */
const VERSIONS = keyOf('versions');

/** The controls stay hidden if storage is disabled. */
function readPaths(): Set<string> | null {
  try {
    localStorage.getItem(KEY);
  } catch {
    return null;
  }
  const paths = stored(KEY);
  return new Set(Array.isArray(paths) ? paths.map(String) : []);
}

function versions(): Record<string, unknown> {
  return Object.assign(Object.create(null), stored(VERSIONS));
}

type State = 'read' | 'changed' | '';

/** Entries from before versions were stored count as read. */
function stateOf(path: string, version: string | undefined, read: Set<string>): State {
  if (!read.has(path)) return '';
  const known = versions()[path];
  return typeof known === 'string' && version !== undefined && known !== version
    ? 'changed'
    : 'read';
}

/** Marks read documents and the next one, in sync with other tabs, and sets up the button. */
export function keepProgress(): void {
  if (!readPaths()) return;
  show();
  addEventListener('storage', (event) => {
    if (event.key === KEY || event.key === null) show();
  });
  for (const place of document.querySelectorAll<HTMLElement>('[data-mark-read]')) {
    place.hidden = false;
    place.querySelector('button')?.addEventListener('click', () => {
      toggle(place.dataset.markRead ?? '', place.dataset.version);
      show();
    });
  }
}

function toggle(path: string, version: string | undefined): void {
  const read = readPaths() ?? new Set();
  const seen = versions();
  if (stateOf(path, version, read) === 'read') {
    read.delete(path);
    delete seen[path];
  } else {
    read.add(path);
    seen[path] = version;
  }
  store(VERSIONS, seen);
  store(KEY, [...read]);
}

function show(): void {
  const read = readPaths();
  if (!read) return;
  for (const item of document.querySelectorAll<HTMLElement>('[data-document]')) {
    setState(item, stateOf(item.dataset.document ?? '', item.dataset.version, read));
  }
  for (const path of document.querySelectorAll('.path')) {
    const next = path.querySelector<HTMLElement>('[data-document]:not([data-read])');
    if (next && !('changed' in next.dataset)) setState(next, 'next');
  }
  for (const progress of document.querySelectorAll<HTMLElement>('[data-progress]')) {
    addUp(progress);
  }
  for (const place of document.querySelectorAll<HTMLElement>('[data-mark-read]')) {
    const state = stateOf(place.dataset.markRead ?? '', place.dataset.version, read);
    place.querySelector('button')?.setAttribute('aria-pressed', String(state === 'read'));
    const hint = place.querySelector<HTMLElement>('[data-read-again]');
    if (hint) hint.hidden = state !== 'changed';
  }
}

function setState(item: HTMLElement, state: State | 'next'): void {
  item.toggleAttribute('data-read', state === 'read');
  item.toggleAttribute('data-next', state === 'next');
  item.toggleAttribute('data-changed', state === 'changed');
  const label = item.querySelector('[data-state]');
  if (label) label.textContent = state;
}

/** `2 of 5 read, 11 min left`, from the reading path in the same block. */
function addUp(progress: HTMLElement): void {
  const items = [
    ...(progress.parentElement?.querySelectorAll<HTMLElement>('[data-document]') ?? []),
  ];
  const left = items.filter((item) => !('read' in item.dataset));
  const sum = (some: HTMLElement[]) =>
    some.reduce((total, item) => total + Number(item.dataset.minutes), 0);
  // The total is not the sum of the rounded minutes, so the rest is computed as a share of it.
  const minutes = Math.round((Number(progress.dataset.progress) * sum(left)) / (sum(items) || 1));
  const bar = progress.querySelector('progress');
  const text = progress.querySelector('span');
  if (bar) bar.value = items.length - left.length;
  if (text) {
    text.textContent =
      left.length === 0
        ? 'All read. You are ready for the call.'
        : `${items.length - left.length} of ${items.length} read, ${minutes} min left`;
  }
  progress.hidden = false;
}
