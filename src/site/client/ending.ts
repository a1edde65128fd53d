/** Shows on every page that the engagement is over, from the day after its last one, where the reader is. */
export function tellEnding(): void {
  const ending = document.querySelector<HTMLElement>('[data-ending]');
  if (!ending) return;
  const now = new Date();
  const part = (number: number) => String(number).padStart(2, '0');
  const today = `${now.getFullYear()}-${part(now.getMonth() + 1)}-${part(now.getDate())}`;
  ending.hidden = today <= (ending.dataset.ending ?? '');
}
