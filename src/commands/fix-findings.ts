import { fixesOf } from '../check/fixes-of.ts';
import { RULES } from '../check/rules.ts';
import { openFolders, readDocument, realPathOf } from '../io/real-files.ts';
import { replaceFile } from '../io/replace-file.ts';
import type { RealFolders } from '../io/territory.ts';
import { type Loaded, readModel } from '../load/load-workspace.ts';
import { createMemory, type Memory } from '../load/memory.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { documentsOf } from '../model/documents.ts';
import { compatibleFixes, type Fix } from '../model/fix.ts';
import { editText } from '../model/text-edit.ts';
import type { Workspace } from '../model/workspace.ts';
import { parseSource } from '../parse/source.ts';

/** Far more than any chain of dependent fixes. */
const MOST_PASSES = 100;

export interface Fixed {
  workspace: Workspace;
  /** The findings that are left. */
  diagnostics: Diagnostic[];
  /** In the order of application. */
  fixes: Fix[];
}

/**
 * Fixes files in place until nothing fixable is left.
 *
 * @param found findings; those that can be fixed are
 * @param check runs the check again after files have changed
 * @throws UserError if a file can't be written
 */
export async function fixFindings(
  { root, settings, ...loaded }: Loaded,
  found: readonly Diagnostic[],
  check: (loaded: Loaded, memory: Memory) => Diagnostic[],
): Promise<Fixed> {
  const memory = createMemory();
  const folders = openFolders({ root, contentFolder: loaded.workspace.contentFolder });
  const isOneName = firstNames(folders);
  const fixes: Fix[] = [];
  let { workspace } = loaded;
  let diagnostics = [...found];
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const applied = fixOnce(folders, workspace, diagnostics, isOneName);
    if (applied.length === 0) return { workspace, diagnostics, fixes };
    fixes.push(...applied);
    workspace = await readModel(root, settings, memory);
    diagnostics = check({ root, settings, workspace }, memory);
  }
  throw new Error('Two rules keep undoing each other’s fixes.');
}

/** @returns the applied fixes */
function fixOnce(
  folders: RealFolders,
  workspace: Workspace,
  diagnostics: readonly Diagnostic[],
  isOneName: (file: string) => boolean,
): Fix[] {
  const documents = new Map(
    workspace.engagements.flatMap(documentsOf).map((one) => [one.file, one]),
  );
  const fixable = Map.groupBy(
    diagnostics.filter((one) => one.fixable),
    ({ file }) => file,
  );
  const fixes = Array.from(fixable, ([file, found]) => {
    const document = documents.get(file);
    if (!document || !isOneName(file)) return [];
    const text = readDocument(folders, file);
    const source = parseSource(file, new TextEncoder().encode(text));
    return fixesOf(found, { document: { ...document, source }, text, workspace }, RULES);
  });
  const applied = compatibleFixes(
    fixes.flat().filter(({ edits }) => edits.every(({ file }) => isOneName(file))),
  );
  const edits = applied.flatMap((fix) => fix.edits);
  for (const [file, own] of Map.groupBy(edits, (edit) => edit.file)) {
    replaceFile(realPathOf(folders, file), editText(readDocument(folders, file), own));
  }
  return applied;
}

/** A symlink and its target are one file, which is written under the first path seen. */
function firstNames(folders: RealFolders): (file: string) => boolean {
  const names = new Map<string, string>();
  return (file) => {
    const path = realPathOf(folders, file);
    const name = names.get(path) ?? file;
    names.set(path, name);
    return name === file;
  };
}
