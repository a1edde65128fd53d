import { hasNotes, SAVED } from './saved.ts';

/**
 * The part of the notes feature that `/first-call/` always loads: its buttons. The rest is loaded
 * on click, or if there are notes.
 */
export function offerAgenda(): void {
  const place = document.querySelector<HTMLElement>('[data-gathered]');
  const copy = document.querySelector<HTMLButtonElement>('[data-copy]');
  const print = document.querySelector<HTMLButtonElement>('[data-print]');
  const another = place?.querySelector<HTMLButtonElement>('[data-another]');
  if (!place || !copy || !print || !another) return;
  let loading: Promise<void> | undefined;
  let isLoaded = false;
  const load = () => {
    loading ??= import('./agenda.ts').then(({ gatherNotes }) => {
      gatherNotes();
      isLoaded = true;
    });
    return loading;
  };
  for (const button of [copy, another]) {
    button.addEventListener('click', () => {
      if (!isLoaded) load().then(() => button.click());
    });
  }
  print.addEventListener('click', () => window.print());
  place.hidden = false;
  print.hidden = false;
  copy.hidden = !navigator.clipboard;
  if (hasNotes()) load();
  addEventListener('storage', ({ key }) => {
    if (key?.startsWith(SAVED)) load();
  });
}
