import { localDate } from './local-date.ts';

/** Shows on every page that the engagement is over, from the day after its last one, where the reader is. */
export function tellEnding(): void {
  const ending = document.querySelector<HTMLElement>('[data-ending]');
  if (ending) ending.hidden = localDate(new Date()) <= (ending.dataset.ending ?? '');
}
