import type { FileChange, HistoryCommit } from '../model/history.ts';
import { type Body, writtenIn } from '../model/source.ts';
import type { Audience, Document, Engagement, Workspace } from '../model/workspace.ts';
import { parseSource } from '../parse/source.ts';
import { type Version, versionOf } from './versions.ts';

/** A document in one commit, linked to the previous step. */
export interface Step {
  document: Document;
  change: FileChange;
  /** False if the commit moved it here from outside the engagement. */
  isKnown: boolean;
  /** The same document in the next older commit that touched it; null where its history begins. */
  older: Step | null;
}

/**
 * Follows documents back in time through renames. Parses nothing, as most versions are never read.
 *
 * @param documents the site's documents
 * @param commits newest first
 */
export function stepsByCommit(
  documents: readonly Document[],
  commits: readonly HistoryCommit[],
  { slug }: Engagement,
  { contentFolder }: Workspace,
): Map<HistoryCommit, Step[]> {
  const steps = new Map<HistoryCommit, Step[]>();
  // Each document's name and latest step so far, going back in time.
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
    // Two documents may have swapped names.
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

/** A path with a segment that starts with `_` is never a document. */
function isDocumentIn(folder: string, file: string): boolean {
  return file.startsWith(folder) && !/\/[_.]/.test(file.slice(folder.length - 1));
}

/** A version of a document by its blob; null if no site held it, or it cannot be read. */
export type ReadVersion = (blob: string | null) => Version | null;

/** @param documents the current documents, most of which are also a committed version */
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

/** @returns the last version before a step that a site could have held; null if there is none */
export function versionBefore(step: Step, read: ReadVersion): Version | null {
  for (let one: Step | null = step; one?.isKnown; one = one.older) {
    const version = read(one.change.before);
    if (version) return version;
  }
  return null;
}
