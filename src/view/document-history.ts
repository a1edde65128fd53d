import type { FileChange, HistoryCommit } from '../model/history.ts';
import { type Body, writtenIn } from '../model/source.ts';
import type { Audience, Document, Engagement, Workspace } from '../model/workspace.ts';
import { parseSource } from '../parse/source.ts';
import { type Version, versionOf } from './versions.ts';

/** A document in one commit, and where it goes on from there. */
export interface Step {
  document: Document;
  change: FileChange;
  /** Whether it was in this engagement before, or nowhere. */
  isKnown: boolean;
  /** The same document in the next older commit that touched it; null where it began. */
  older: Step | null;
}

/**
 * Follows documents back in time, through renames. Nothing is parsed: most of it is never looked at.
 *
 * @param documents those of the site
 * @param commits the newest first
 */
export function stepsByCommit(
  documents: readonly Document[],
  commits: readonly HistoryCommit[],
  { slug }: Engagement,
  { contentFolder }: Workspace,
): Map<HistoryCommit, Step[]> {
  const steps = new Map<HistoryCommit, Step[]>();
  // What each document was called, and its last step, going back.
  const names = new Map(documents.map((document) => [document.file, document]));
  const newer = new Map<Document, Step>();
  for (const commit of commits) {
    const found = commit.changes.flatMap((change): Step[] => {
      const document = names.get(change.file);
      if (!document) return [];
      const isKnown = isDocumentIn(
        `${contentFolder}/${document.shared ? '_shared' : slug}/`,
        change.from,
      );
      return [{ document, change, isKnown, older: null }];
    });
    if (found.length === 0) continue;
    // Two documents may have changed their names with each other.
    for (const { change } of found) names.delete(change.file);
    for (const step of found) {
      const { document, change, isKnown } = step;
      if (isKnown && change.before !== null) names.set(change.from, document);
      const last = newer.get(document);
      if (last) last.older = step;
      newer.set(document, step);
    }
    found.sort((a, b) => documents.indexOf(a.document) - documents.indexOf(b.document));
    steps.set(commit, found);
  }
  return steps;
}

/** What begins with `_` is no document, wherever it lies. */
function isDocumentIn(folder: string, file: string): boolean {
  return file.startsWith(folder) && !/\/[_.]/.test(file.slice(folder.length - 1));
}

/** A version of a document by its blob; null for what no site held, and what cannot be told. */
export type ReadVersion = (blob: string | null) => Version | null;

/** @param documents the current ones; most of their texts are also a version */
export function versionReader(
  blobs: ReadonlyMap<string, Uint8Array>,
  audience: Audience,
  documents: Iterable<Document>,
): ReadVersion {
  const known = new Map<string, Version | null>();
  const bodies = bodiesByText(documents);
  return (blob) => {
    if (blob === null) return null;
    const found = known.get(blob);
    if (found !== undefined) return found;
    const content = blobs.get(blob);
    const version = content ? readVersion(content, audience, bodies) : null;
    known.set(blob, version);
    return version;
  };
}

function bodiesByText(documents: Iterable<Document>): Map<string, Body> {
  const bodies = new Map<string, Body>();
  for (const { source } of documents)
    if (source.body) bodies.set(writtenIn(source.body), source.body);
  return bodies;
}

function readVersion(
  content: Uint8Array,
  audience: Audience,
  known: ReadonlyMap<string, Body>,
): Version | null {
  const source = parseSource('', content, { known });
  const { draft, audience: written = 'contractor' } = source.frontmatter.data;
  const isOurs = written === 'contractor' || (written === 'team' && audience === 'team');
  return isOurs && (draft ?? false) === false ? versionOf(source) : null;
}

/** @returns what readers saw before a step: the last version that a site could have held; null for none */
export function versionBefore(step: Step, read: ReadVersion): Version | null {
  for (let one: Step | null = step; one?.isKnown; one = one.older) {
    const version = read(one.change.before);
    if (version) return version;
  }
  return null;
}
