import { realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import type { Diagnostic } from '../model/diagnostic.ts';

/** @returns how a page names the place of a finding, `content/demo/spec.mdx:4:1` */
export function placeOf({ file, range }: Diagnostic): string {
  return `${file}:${range.start.line}:${range.start.column}`;
}

/**
 * What an editor is to open for a place that a page names: the place of a finding, and nothing else.
 *
 * @param root absolute path of the workspace
 * @returns the place with the absolute path of its file; null if it must not be opened
 */
export function editorPlace(
  root: string,
  place: string,
  findings: readonly Diagnostic[],
): string | null {
  const finding = findings.find((one) => placeOf(one) === place);
  if (!finding) return null;
  const path = join(root, finding.file);
  // Editors are started by way of a shell on Windows, and say on the terminal what they cannot open.
  if (/[\p{Cc}"]/u.test(path)) return null;
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return null;
  const inner = relative(realpathSync.native(root), realpathSync.native(path));
  if (inner.startsWith('..') || isAbsolute(inner)) return null;
  return join(root, place);
}
