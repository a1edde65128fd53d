import { keyOf, store, stored } from './storage.ts';

/*
 * What has been read, kept in this browser only. Every page shows it (ticks in the reading path),
 * the cover adds it up, and the end of a document changes it. What has changed since is not read.
 */

const KEY = keyOf('read');

/** What each document said when it was read, by the version that the navigation carries. */
const VERSIONS = keyOf('versions');

/** Where nothing can be kept (storage is switched off), nothing is promised: the controls stay hidden. */
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

/** A document that was read before its version was kept counts as read. */
function stateOf(path: string, version: string | undefined, read: Set<string>): State {
  if (!read.has(path)) return '';
  const known = versions()[path];
  return typeof known === 'string' && version !== undefined && known !== version
    ? 'changed'
    : 'read';
}

/** Marks what is read and what comes next, now and whenever another tab changes it; offers to change it here. */
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

/** `2 of 5 read, 11 minutes left`, from the path that stands in the same block. */
function addUp(progress: HTMLElement): void {
  const items = [
    ...(progress.parentElement?.querySelectorAll<HTMLElement>('[data-document]') ?? []),
  ];
  const left = items.filter((item) => !('read' in item.dataset));
  const sum = (some: HTMLElement[]) =>
    some.reduce((total, item) => total + Number(item.dataset.minutes), 0);
  // Each document's minutes are rounded, the path's are not their sum: what is left is a share of it.
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
