import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type CodeMention, codeMentions } from '../code/code-mentions.ts';
import { findPath, foldersOf, type TrackedPaths } from '../code/code-place.ts';
import { parseCodeReference } from '../code/code-reference.ts';
import type { CodePlace } from '../model/code.ts';
import { documentsOf } from '../model/documents.ts';
import type { Engagement } from '../model/workspace.ts';
import type { Revision } from '../repo/revision.ts';

/** The files and folders that an engagement refers to, without line numbers or symbols. */
export function namedPaths(engagement: Engagement, revision: Revision): Record<string, CodePlace> {
  const tracked = trackedPaths(revision);
  const places: Record<string, CodePlace> = {};
  for (const { kind, reference } of mentionsIn(engagement)) {
    if (kind !== 'covers') places[reference] ??= findPath(parseCodeReference(reference), tracked);
  }
  return places;
}

/** Every code reference in an engagement's documents, except drafts. */
export function mentionsIn(engagement: Engagement): CodeMention[] {
  return documentsOf(engagement)
    .filter(({ draft }) => !draft)
    .flatMap(codeMentions);
}

/** The files and folders that git tracks at a revision. */
export function trackedPaths({ files, isContent, checkout }: Revision): TrackedPaths {
  return {
    files,
    folders: foldersOf(files.keys()),
    isContent,
    isOnDisk: (path) => existsSync(join(checkout.folder, path)),
  };
}
