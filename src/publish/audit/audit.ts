import type { Settings } from '../../config.ts';
import type { SiteFiles } from '../../io/site-files.ts';
import { documentsOf, isInSite } from '../../model/documents.ts';
import type { Audience, Document, Engagement } from '../../model/workspace.ts';
import { saidToReaders, stringsIn } from './corpus.ts';
import { type AuditedSources, type Claim, forbiddenThings, type Holding } from './forbidden.ts';
import { type Found, lookIn, MARKS, type Wanted } from './index-texts.ts';
import { Edge, type Letters, wordsIn } from './letters.ts';
import type { Hit, Phrase } from './phrases.ts';
import { type Piece, readable } from './readable.ts';
import { themeWords } from './theme-words.ts';
import { Voice } from './voice.ts';

/** Something in a site that it must not contain, or a file that cannot be searched. */
export interface Leak {
  /** Path in the site. */
  path: string;
  /** The text found there; null if the file cannot be read. */
  found: string | null;
  /** The file that the text is from; or why the file cannot be read. */
  source: string;
}

export interface AuditedSite {
  engagement: Engagement;
  audience: Audience;
  /** Workspace files that the site publishes. */
  published: ReadonlySet<string>;
  /** Files of the theme and the search that are in every site. */
  theme: SiteFiles;
  settings: Partial<Settings>;
}

/** @returns every leak in a site, one per file and text found */
export type Audit = (files: SiteFiles, site: AuditedSite) => Leak[];

/**
 * Creates the audit, which searches every byte of a site for what it must not contain: names,
 * titles, addresses, figures and sentences from other engagements, unpublished documents, comments
 * and unreferenced files. Text that also occurs in the site's own sources or the theme is not a
 * leak.
 *
 * The sources are read once for all sites, when the first one is audited.
 */
export function createAudit(sources: AuditedSources): Audit {
  const wanted = once(() => forbiddenThings(sources));
  const words = once(() => new Voice(themeWords(), wanted()));
  const known = new WeakMap<Uint8Array, Voice<Claim>>();
  const voiceOf = (path: string, content: Uint8Array) => {
    const voice = known.get(content) ?? new Voice(piecesOf(path, content), wanted());
    known.set(content, voice);
    return voice;
  };
  return (files, site) => {
    // Slow to read, so only done if something was found.
    const own = once(() => new Voice(ownPieces(sources, site), wanted()));
    const theme = [...site.theme].map((file) => () => voiceOf(...file));
    // The theme's own files cannot leak anything.
    const made = new Map([...files].filter(([path, content]) => site.theme.get(path) !== content));
    return leaksIn(made, wanted(), isForbiddenIn(site), [own, words, ...theme], sources);
  };
}

/** Permitted sources of a text, tried in this order. */
type Voices = readonly (() => Voice<Claim>)[];

function leaksIn(
  files: SiteFiles,
  wanted: Wanted<Claim>,
  isForbidden: (claim: Claim) => boolean,
  voices: Voices,
  { openContainer }: AuditedSources,
): Leak[] {
  const leaks: Leak[] = [];
  const isAllowed = allowance(voices);
  // Pages first: they mark the boundaries of list entries, which the search data does not.
  const paths = [...files.keys()].sort((a, b) => Number(isPage(b)) - Number(isPage(a)));
  for (const path of paths) {
    const { pieces, problem } = readable(path, files.get(path) ?? new Uint8Array(), openContainer);
    if (problem !== null) leaks.push({ path, found: null, source: problem });
    const seen = new Set<Holding>();
    const report = (claims: readonly Claim[], found: () => string) => {
      for (const claim of claims) {
        if (seen.has(claim.holding) || !isForbidden(claim)) continue;
        seen.add(claim.holding);
        leaks.push({ path, found: claim.value ?? found(), source: claim.holding.file });
      }
    };
    for (const piece of [{ text: path, as: 'path' } as const, ...pieces]) {
      const { marks, hits, letters }: Found<Claim> = lookIn(piece, wanted);
      for (const mark of MARKS) {
        for (const key of marks[mark]) {
          const claims = wanted[mark].get(key) ?? [];
          if (!claims.some((claim) => !seen.has(claim.holding) && isForbidden(claim))) continue;
          if (!voices.some((voice) => voice().names(mark, key))) report(claims, () => key);
        }
      }
      for (const hit of hits) {
        const { owners } = hit.phrase;
        if (!owners.some((claim) => !seen.has(claim.holding) && isForbidden(claim))) continue;
        if (isAllowed(hit, piece, letters)) continue;
        report(owners, () => wordsIn(letters, hit.start, hit.end));
      }
    }
  }
  return leaks;
}

function isPage(path: string): boolean {
  return path.endsWith('.html');
}

/** @returns a function that tells whether a hit is from the site's own sources or the theme */
function allowance(voices: Voices): (hit: Hit<Claim>, piece: Piece, letters: Letters) => boolean {
  const composed = new Set<Phrase<Claim>>();
  const known = new Map<string, boolean>();
  const isSaid = (text: string, isStem = false) => {
    const key = `${isStem} ${text}`;
    const said = known.get(key) ?? voices.some((voice) => voice().says(text, isStem));
    known.set(key, said);
    return said;
  };
  return ({ phrase, start, end }, piece, letters) => {
    if (composed.has(phrase) || voices.some((voice) => voice().saysPhrase(phrase))) return true;
    if (piece.as === 'words') return isSaid(phrase.text, true);
    if (!phrase.isSequence) return false;
    // List entries or table cells, each of which may be permitted by itself.
    const parts = partsOf(letters, start, end);
    if (parts.length === 1 || !parts.every((part) => isSaid(part))) return false;
    composed.add(phrase);
    return true;
  };
}

function partsOf({ text, edges }: Letters, start: number, end: number): string[] {
  const parts: string[] = [];
  let from = start;
  for (let at = start + 1; at <= end; at++) {
    if (at < end && (edges[at] ?? 0) < Edge.link) continue;
    parts.push(text.slice(from, at));
    from = at;
  }
  return parts;
}

function isForbiddenIn({
  engagement,
  audience,
  published,
}: AuditedSite): (claim: Claim) => boolean {
  const own = ownDocuments(engagement, audience);
  return ({ holding: { file, of } }) => {
    switch (of.type) {
      case 'document':
        return !own.has(of.document);
      case 'comments':
        return true;
      case 'engagement':
        return of.engagement !== engagement;
      case 'file':
        return !published.has(file);
    }
  };
}

function ownDocuments(engagement: Engagement, audience: Audience): Set<Document> {
  return new Set(documentsOf(engagement).filter((document) => isInSite(document, audience)));
}

function* ownPieces(
  { workspace, content, openContainer }: AuditedSources,
  { engagement, audience, published, settings }: AuditedSite,
): Generator<Piece> {
  for (const document of ownDocuments(engagement, audience)) {
    for (const text of saidToReaders(document, engagement, workspace)) yield { text, as: 'text' };
    yield { text: document.path, as: 'path' };
  }
  for (const text of stringsIn(settings)) yield { text, as: 'text' };
  yield { text: engagement.slug, as: 'path' };
  for (const one of content) {
    const read = published.has(one.file) ? one.content : null;
    if (read instanceof Uint8Array) yield* readable(one.file, read, openContainer).pieces;
  }
  for (const file of published) {
    const name = file.split('/').at(-1) ?? '';
    yield { text: name, as: 'path' };
    yield { text: name, as: 'text' };
  }
}

function piecesOf(path: string, content: Uint8Array): Piece[] {
  return [{ text: path, as: 'path' }, ...readable(path, content).pieces];
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
