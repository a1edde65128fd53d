import { realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import type { Diagnostic } from '../model/diagnostic.ts';

/** @returns the place of a finding as used in pages: `content/demo/spec.mdx:4:1` */
export function placeOf({ file, range }: Diagnostic): string {
  return `${file}:${range.start.line}:${range.start.column}`;
}

/**
 * Resolves a place requested by a page for the editor. Only the places of findings are accepted.
 *
 * @param root absolute path of the workspace
 * @returns the place with an absolute path; null if it must not be opened
 */
export function editorPlace(
  root: string,
  place: string,
  findings: readonly Diagnostic[],
): string | null {
  const finding = findings.find((one) => placeOf(one) === place);
  if (!finding) return null;
  const path = join(root, finding.file);
  // On Windows, editors are started through a shell; and they print to the terminal.
  if (/[\p{Cc}"]/u.test(path)) return null;
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return null;
  const inner = relative(realpathSync.native(root), realpathSync.native(path));
  if (inner.startsWith('..') || isAbsolute(inner)) return null;
  return join(root, place);
}
