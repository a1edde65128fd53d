import { count } from '../../model/count.ts';
import { type SearchAnswer, type SearchEngine, search } from '../../search/results.ts';
import { withBase } from '../base.ts';
import { showAnswer } from './search-answer.ts';

/** Debounce delay, in milliseconds. */
const PAUSE = 120;

const FAILED = 'The search could not be loaded. Check your connection, then reload the page.';

/**
 * Sets up the search dialog. Loaded when it is first opened, as are Pagefind and the index. Handles
 * text typed before it was loaded, too.
 */
export function startSearch(dialog: HTMLDialogElement): void {
  const field = part<HTMLInputElement>('field');
  const kind = part<HTMLSelectElement>('kind');
  const status = part<HTMLElement>('status');
  const results = part<HTMLElement>('results');
  const hint = status.textContent;
  const loading = loadEngine();
  // A failed preload is reported on the first query, not before.
  loading.catch(() => undefined);
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** @returns the status text for the results shown; null if a newer query superseded this one */
  async function ask(): Promise<SearchAnswer | null> {
    clearTimeout(timer);
    const question = ++asked;
    const typed = field.value.trim();
    try {
      const engine = await loading;
      if (question !== asked) return null;
      const answer = await search(engine, typed, kind.value || null);
      if (question !== asked) return null;
      showAnswer(dialog, answer);
      showKinds(answer);
      status.textContent = typed === '' ? hint : summary(answer, typed);
      return answer;
    } catch {
      if (question === asked) status.textContent = FAILED;
      return null;
    }
  }

  function showKinds({ kinds }: SearchAnswer): void {
    const chosen = kind.value;
    const names = new Set([...Object.keys(kinds), ...(chosen ? [chosen] : [])]);
    const all = new Option('All kinds', '');
    kind.replaceChildren(
      all,
      ...[...names].sort().map((name) => new Option(`${name} (${kinds[name] ?? 0})`, name)),
    );
    kind.value = chosen;
    kind.parentElement?.toggleAttribute('hidden', names.size === 0);
  }

  function summary({ pages, more }: SearchAnswer, typed: string): string {
    const among = kind.value ? ` in “${kind.value}”` : '';
    if (pages.length === 0)
      return `Nothing found for “${typed}”${among}. Try a shorter word or part of a name.`;
    return `${more ? 'The first ' : ''}${count(pages.length, 'page')} for “${typed}”${among}`;
  }

  function move(step: 1 | -1): void {
    const stops: HTMLElement[] = [field, ...links()];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    stops[Math.max(0, Math.min(at + step, stops.length - 1))]?.focus();
  }

  async function follow(): Promise<void> {
    const best = (await ask())?.pages[0]?.best;
    links()
      .find((link) => link.getAttribute('href') === best)
      ?.click();
  }

  const links = () => [...results.querySelectorAll('a')];

  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  kind.addEventListener('change', ask);
  // A link to a section of the current page does not close the dialog.
  results.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('a')) dialog.close();
  });
  dialog.addEventListener('keydown', (event) => {
    const inField = event.target === field;
    const inResults = event.target instanceof Node && results.contains(event.target);
    if (event.isComposing) return;
    if (event.key === 'k' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      field.focus();
      field.select();
    } else if (event.key === 'Enter' && inField) {
      event.preventDefault();
      follow();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && (inField || inResults)) {
      event.preventDefault();
      move(event.key === 'ArrowDown' ? 1 : -1);
    }
  });
  if (field.value !== '') ask();

  function part<E extends HTMLElement>(name: string): E {
    return dialog.querySelector(`[data-search-${name}]`) as E;
  }
}

async function loadEngine(): Promise<SearchEngine> {
  const pagefind = await import(/* @vite-ignore */ withBase('/pagefind/pagefind.js'));
  return pagefind.createInstance({ basePath: withBase('/pagefind/'), baseUrl: withBase('/') });
}
