import type { Piece, ResultPage, SearchAnswer } from '../../search/results.ts';

/** Renders the results into the list, from the dialog's templates. */
export function showAnswer(dialog: HTMLDialogElement, { pages }: SearchAnswer): void {
  const page = template(dialog, 'page');
  const section = template(dialog, 'section');
  const list = dialog.querySelector('[data-search-results]');
  list?.replaceChildren(...pages.map((result) => pageItem(result, page, section)));
  list?.scrollTo(0, 0);
}

function pageItem(result: ResultPage, page: Filler, section: Filler): Element {
  const item = page({ ...result, kind: [{ text: result.kind ?? '', mark: false }] });
  const sections = item.querySelector('ul');
  sections?.append(...result.sections.map((found) => section(found)));
  if (result.sections.length === 0) sections?.remove();
  return item;
}

type Filler = (result: {
  url: string;
  title: Piece[];
  excerpt: Piece[];
  kind?: Piece[];
}) => Element;

/** Page text is inserted as text, never as markup. */
function template(dialog: HTMLDialogElement, name: string): Filler {
  const source = dialog.querySelector<HTMLTemplateElement>(`[data-search-${name}]`);
  return ({ url, title, excerpt, kind = [] }) => {
    const item = source?.content.firstElementChild?.cloneNode(true) as Element;
    item.querySelector('a')?.setAttribute('href', url);
    fill(item, 'title', title);
    fill(item, 'kind', kind);
    fill(item, 'excerpt', excerpt);
    return item;
  };
}

function fill(item: Element, name: string, pieces: Piece[]): void {
  const place = item.querySelector(`[data-${name}]`);
  const nodes = pieces.map(({ text, mark }) => {
    if (!mark) return text;
    const marked = document.createElement('mark');
    marked.textContent = text;
    return marked;
  });
  if (pieces.some(({ text }) => text !== '')) place?.append(...nodes);
  else place?.remove();
}
