import { fixFound } from '../check/fix-found.ts';
import { openFolders, readDocument, realPathOf } from '../io/real-files.ts';
import { replaceFile } from '../io/replace-file.ts';
import type { Loaded } from '../load/load-workspace.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { documentsOf } from '../model/documents.ts';

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
  const folders = openFolders({ root, contentFolder: workspace.contentFolder });
  const fixed: FixedFile[] = [];
  // A link and what it leads to are one file, which is written once.
  const written = new Set<string>();
  for (const [file, found] of files) {
    const document = documents.get(file);
    if (!document) continue;
    const path = realPathOf(folders, file);
    if (written.has(path)) continue;
    written.add(path);
    const fix = fixFound(readDocument(folders, file), document, workspace, found);
    if (!fix) continue;
    replaceFile(path, fix.text);
    fixed.push({ file, inserted: fix.inserted });
  }
  return fixed;
}
