/*
 * What has been read, kept in this browser only. Every page shows it (ticks in the reading path),
 * the cover adds it up, and the end of a document changes it.
 */

const KEY = `prebrief:${document.documentElement.dataset.engagement}:read`;

/** Where nothing can be kept (storage is switched off), nothing is promised: the controls stay hidden. */
function readPaths(): Set<string> | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return new Set(Array.isArray(stored) ? stored.map(String) : []);
  } catch (error) {
    // Somebody else's value under our key is as good as none.
    return error instanceof SyntaxError ? new Set() : null;
  }
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
      toggle(place.dataset.markRead ?? '');
      show();
    });
  }
}

function toggle(path: string): void {
  const read = readPaths() ?? new Set();
  if (!read.delete(path)) read.add(path);
  localStorage.setItem(KEY, JSON.stringify([...read]));
}

function show(): void {
  const read = readPaths();
  if (!read) return;
  for (const item of document.querySelectorAll<HTMLElement>('[data-document]')) {
    setState(item, read.has(item.dataset.document ?? '') ? 'read' : '');
  }
  for (const path of document.querySelectorAll('.path')) {
    const next = path.querySelector<HTMLElement>('[data-document]:not([data-read])');
    if (next) setState(next, 'next');
  }
  for (const progress of document.querySelectorAll<HTMLElement>('[data-progress]')) {
    addUp(progress);
  }
  for (const place of document.querySelectorAll<HTMLElement>('[data-mark-read]')) {
    const button = place.querySelector('button');
    button?.setAttribute('aria-pressed', String(read.has(place.dataset.markRead ?? '')));
  }
}

function setState(item: HTMLElement, state: '' | 'read' | 'next'): void {
  item.toggleAttribute('data-read', state === 'read');
  item.toggleAttribute('data-next', state === 'next');
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
