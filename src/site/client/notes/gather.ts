import { hasNotes, SAVED } from './saved.ts';

/**
 * All of the notes that `/first-call/` carries: its buttons. What stands behind them is loaded when one
 * is pressed, or when something was noted.
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
