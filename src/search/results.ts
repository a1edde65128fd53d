import {
  excerpt,
  type Hit,
  hits,
  type IndexedPage,
  markedTitle,
  type Piece,
  says,
} from './match.ts';
import { inHeading, type Section, sectionAt, sectionsOf } from './sections.ts';
import { type SearchQuery, searchQuery, whole } from './terms.ts';

export type { Piece };

/** The part of Pagefind's API that is used. */
export interface SearchEngine {
  search(
    term: string,
    options?: { filters?: Record<string, string> },
  ): Promise<{ results: { id: string; data(): Promise<IndexedPage> }[] } | null>;
}

export interface SearchAnswer {
  pages: ResultPage[];
  /** Number of matching pages per kind, regardless of the selected kind. */
  kinds: Record<string, number>;
  /** Whether only the first candidates were examined. */
  more: boolean;
}

export interface ResultPage {
  url: string;
  /** The location of the match: a section, or the page itself. */
  best: string;
  title: Piece[];
  kind: string | null;
  excerpt: Piece[];
  /** Best first. */
  sections: { url: string; title: Piece[]; excerpt: Piece[] }[];
}

interface Ranked extends ResultPage {
  rank: number;
}

/** Maximum number of pages examined per query. */
const MOST_PAGES = 50;
const MOST_SECTIONS = 3;
const IN_TITLE = 5;

/** @param kind restricts results to this kind */
export async function search(
  engine: SearchEngine,
  typed: string,
  kind: string | null,
): Promise<SearchAnswer> {
  const query = searchQuery(typed);
  if (query === null) return { pages: [], kinds: {}, more: false };
  const all = await candidates(engine, query);
  const found = await look(all, query);
  const kinds: Record<string, number> = {};
  for (const page of found) if (page.kind) kinds[page.kind] = (kinds[page.kind] ?? 0) + 1;
  const more = all.length > MOST_PAGES;
  if (kind === null) return { pages: found, kinds, more };
  // With many candidates, those of this kind may be beyond the ones examined.
  const ofKind = more ? await look(await candidates(engine, query, kind), query) : found;
  return { pages: ofKind.filter((page) => page.kind === kind), kinds, more };
}

type Candidate = { data(): Promise<IndexedPage> };

/** Pages with the words as typed come before pages with their parts. */
async function candidates(
  engine: SearchEngine,
  query: SearchQuery,
  kind?: string,
): Promise<Candidate[]> {
  const options = kind === undefined ? {} : { filters: { kind } };
  const terms = query.loose === null ? [query.precise] : [query.precise, query.loose];
  const answers = await Promise.all(terms.map((term) => engine.search(term, options)));
  const byId = new Map<string, Candidate>();
  for (const result of answers.flatMap((answer) => answer?.results ?? [])) {
    if (!byId.has(result.id)) byId.set(result.id, result);
  }
  return [...byId.values()];
}

async function look(found: Candidate[], query: SearchQuery): Promise<ResultPage[]> {
  const pages = await Promise.all(
    found.slice(0, MOST_PAGES).map(async (candidate) => resultOf(await candidate.data(), query)),
  );
  return pages
    .filter((page) => page !== null)
    .toSorted((a, b) => b.rank - a.rank)
    .map(({ rank: _, ...page }) => page);
}

function resultOf(page: IndexedPage, query: SearchQuery): Ranked | null {
  const found = hits(page, query);
  const title = page.meta.title ?? page.url;
  if (found.length === 0 && !query.words.some((word) => says(title, word.whole))) return null;
  const [opening, ...rest] = sectionsOf(page, title).map((section, _, all) => {
    const own = found.filter((hit) => sectionAt(all, hit.word) === section);
    return {
      title: markedTitle(section.title, own.filter(inHeading(section)), section.from),
      url: section.id === '' ? page.url : `${page.url}#${encodeURIComponent(section.id)}`,
      excerpt: excerpt(page.content, own, section.start, section.to),
      named: own.filter(inHeading(section)),
      heading: section.title,
      weight: weightOf(own, section),
    };
  });
  const best = rest.filter(({ weight }) => weight > 0).toSorted((a, b) => b.weight - a.weight);
  const rank = rankOf(opening ? [opening, ...rest] : rest, found, query);
  const deeper = rank < IN_TITLE && best.find(({ weight }) => weight > (opening?.weight ?? 0));
  return {
    url: page.url,
    best: deeper ? deeper.url : page.url,
    title: opening?.title ?? [],
    kind: page.filters.kind?.[0] ?? null,
    excerpt: opening && (opening.weight > 0 || best.length === 0) ? opening.excerpt : [],
    sections: best
      .slice(0, MOST_SECTIONS)
      .map(({ url, title, excerpt }) => ({ url, title, excerpt })),
    rank,
  };
}

/**
 * Ranks matches in titles first, then headings, then exact words, then words that contain or
 * resemble them. Ties keep Pagefind's order.
 */
function rankOf(
  [opening, ...rest]: { heading: string; named: Hit[] }[],
  found: Hit[],
  { words, precise }: SearchQuery,
): number {
  const names = (section: { heading: string; named: Hit[] } | undefined) =>
    section !== undefined &&
    words.every(
      ({ whole: word, parts }, asked) =>
        says(section.heading, word) ||
        // A word similar to one part of an identifier does not match the identifier.
        section.named.some((hit) => hit.asked === asked && (hit.weight > 1 || parts.length === 1)),
    );
  if (whole(opening?.heading ?? '') === precise.replaceAll(' ', '')) return 6;
  if (names(opening)) return IN_TITLE;
  if (rest.some(names)) return 4;
  const every = (least: number) =>
    words.every((_, asked) => found.some((hit) => hit.asked === asked && hit.weight >= least));
  return [3, 2, 1].find(every) ?? 0;
}

/** Matches in a heading rank its section higher. */
function weightOf(found: Hit[], section: Section): number {
  const named = inHeading(section);
  return found.reduce((sum, hit) => sum + hit.weight * (named(hit) ? 5 : 1), 0);
}
