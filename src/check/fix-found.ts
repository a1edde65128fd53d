import type { Diagnostic } from '../model/diagnostic.ts';
import type { Document, Workspace } from '../model/workspace.ts';
import { type Fix, fixSections } from './fix.ts';
import { missingSection } from './rules/sections/missing.ts';

/**
 * Inserts the sections that were found missing, and no other: what a comment silences is no
 * finding, and stays missing.
 *
 * @param text of the file as it stands on disk, byte order mark and line ends included
 * @param found what `sections/missing` found in it
 * @returns null where there is nothing to insert, or no place for it
 */
export function fixFound(
  text: string,
  document: Document,
  workspace: Workspace,
  found: readonly Diagnostic[],
): Fix | null {
  const { body } = document.source;
  if (!body) return null;
  const places = found.map(({ message, range }) => JSON.stringify([message, range.start]));
  return fixSections(text, document, workspace, (missing) => {
    const { message, range } = missingSection(missing, body);
    return places.includes(JSON.stringify([message, range.start]));
  });
}
