import { compareText } from '../model/compare-text.ts';
import { searchablePage } from '../search/searchable-page.ts';

export interface SearchPage {
  /** Path in the site, without the base: `/spec/`. */
  url: string;
  /** The whole page, with `data-pagefind-body` on the searchable part. Called once. */
  readonly html: string;
}

/** The files that a search needs; Pagefind's three user interfaces are left out. */
const NEEDED =
  /^(pagefind\.js|pagefind-worker\.js|pagefind-entry\.json|.+\.pf_meta|wasm\.en\.pagefind|(index|fragment|filter)\/.+)$/;

/** Timeout for a response from Pagefind's process, which may die silently. */
const PATIENCE = 60_000;

/**
 * Builds the search index of one site. Pages without `data-pagefind-body` are left out. The output
 * does not depend on the order of the pages.
 *
 * @returns the files below `pagefind/` by site path
 * @throws Error if Pagefind rejects a page or stops
 */
export async function searchIndex(pages: SearchPage[]): Promise<Map<string, Uint8Array>> {
  const pagefind = await ownPagefind();
  try {
    // One language, the theme's, so that all pages are in the same index.
    const { index, errors } = await answer(pagefind.createIndex({ forceLanguage: 'en' }));
    if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`);
    for (const { url, html } of pages.toSorted((a, b) => compareText(a.url, b.url))) {
      const content = searchablePage(html);
      if (content === null) continue;
      const added = await answer(index.addHTMLFile({ url, content }));
      if (added.errors.length > 0)
        throw new Error(`Pagefind rejected ${url}: ${added.errors.join('; ')}`);
    }
    const { files, errors: failures } = await answer(index.getFiles());
    if (failures.length > 0)
      throw new Error(`Pagefind could not build the index: ${failures.join('; ')}`);
    // Pagefind returns files in no particular order.
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
 * The package keeps one process per module, and closing it breaks other sites that are being built
 * at the same time. So each site imports its own copy of the module.
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
