import { localDate } from './local-date.ts';

/** Shows that the engagement is over, from the day after its last in the reader's time zone. */
export function tellEnding(): void {
  const ending = document.querySelector<HTMLElement>('[data-ending]');
  if (ending) ending.hidden = localDate(new Date()) <= (ending.dataset.ending ?? '');
}
