import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fixFound } from '../check/fix-found.ts';
import { replaceFile } from '../io/replace-file.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { documentsOf } from '../model/link-target.ts';
import type { Document } from '../model/workspace.ts';
import type { Loaded } from './load-workspace.ts';

/** What was inserted into a file. */
export interface FixedFile {
  file: string;
  inserted: string[];
}

/**
 * Mends what can be mended, in the files themselves.
 *
 * @param diagnostics what is to be mended, as far as it can be
 * @returns the files that were changed
 * @throws UserError where one may not be written
 */
export function fixFindings(
  { root, workspace }: Loaded,
  diagnostics: readonly Diagnostic[],
): FixedFile[] {
  const fixable = diagnostics.filter((one) => one.fixable && one.rule === 'sections/missing');
  const files = Map.groupBy(fixable, ({ file }) => file);
  const documents = new Map(
    workspace.engagements.flatMap(documentsOf).map((one) => [one.file, one]),
  );
  const fixed: FixedFile[] = [];
  // A link and what it leads to are one file, which is written once.
  const written = new Set<string>();
  for (const [file, found] of files) {
    const document = documents.get(file);
    const path = join(root, file);
    if (!document || written.has(realpathSync(path))) continue;
    written.add(realpathSync(path));
    const inserted = fixFile(path, document, found, workspace);
    if (inserted) fixed.push({ file, inserted });
  }
  return fixed;
}

function fixFile(
  path: string,
  document: Document,
  found: readonly Diagnostic[],
  workspace: Loaded['workspace'],
): string[] | null {
  // The byte order mark is content, too: it is written back.
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
    readFileSync(path),
  );
  const fix = fixFound(text, document, workspace, found);
  if (!fix) return null;
  replaceFile(path, fix.text);
  return fix.inserted;
}
