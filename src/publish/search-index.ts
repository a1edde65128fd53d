import { compareText } from '../model/compare-text.ts';
import { searchablePage } from '../search/searchable-page.ts';

export interface SearchPage {
  /** Path in the site, without the base: `/spec/`. */
  url: string;
  /** The whole page, with `data-pagefind-body` on what can be found. Read once, when its turn comes. */
  readonly html: string;
}

/** What answers a search; Pagefind also brings three user interfaces, which we do not use. */
const NEEDED =
  /^(pagefind\.js|pagefind-worker\.js|pagefind-entry\.json|.+\.pf_meta|wasm\.en\.pagefind|(index|fragment|filter)\/.+)$/;

/** A build waits this long for one answer of Pagefind's process, which says nothing when it dies. */
const PATIENCE = 60_000;

/**
 * Makes the search of one site. Pages that have no `data-pagefind-body` are left out. The same pages
 * give the same bytes, in whatever order they come.
 *
 * @returns the files below `pagefind/` by their path in the site
 * @throws when Pagefind refuses a page or stops
 */
export async function searchIndex(pages: SearchPage[]): Promise<Map<string, Uint8Array>> {
  const pagefind = await ownPagefind();
  try {
    // One language for all, which is the theme's: a page is in an index that its reader searches.
    const { index, errors } = await answer(pagefind.createIndex({ forceLanguage: 'en' }));
    if (!index) throw new Error(`Pagefind does not start: ${errors.join('; ')}`);
    for (const { url, html } of pages.toSorted((a, b) => compareText(a.url, b.url))) {
      const content = searchablePage(html);
      if (content === null) continue;
      const added = await answer(index.addHTMLFile({ url, content }));
      if (added.errors.length > 0)
        throw new Error(`Pagefind refuses ${url}: ${added.errors.join('; ')}`);
    }
    const { files, errors: failures } = await answer(index.getFiles());
    if (failures.length > 0) throw new Error(`Pagefind makes no index: ${failures.join('; ')}`);
    // Pagefind answers in no particular order.
    return new Map(
      files
        .map(({ path, content }) => ({ path: path.replaceAll('\\', '/'), content }))
        .filter(({ path }) => NEEDED.test(path))
        .toSorted((a, b) => compareText(a.path, b.path))
        .map(({ path, content }) => [`pagefind/${path}`, content]),
    );
  } finally {
    await pagefind.close();
  }
}

/**
 * The package keeps one process for everything that asks it, and closing it ends the search of a site
 * that is being built at the same time. A copy of the module per site has a process of its own.
 */
async function ownPagefind(): Promise<typeof import('pagefind')> {
  return await import(`${import.meta.resolve('pagefind')}?site=${crypto.randomUUID()}`);
}

async function answer<T>(asked: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error('Pagefind stopped without an error message.')),
      PATIENCE,
    );
  });
  try {
    return await Promise.race([asked, silence]);
  } finally {
    clearTimeout(timer);
  }
}
