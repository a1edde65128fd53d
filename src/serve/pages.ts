import { SAFEGUARDS } from '../check/rules.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Document, Engagement } from '../model/workspace.ts';
import type { PreparedSite } from '../publish/build-site.ts';
import { hrefOf, publishedDocuments } from '../view/published.ts';

/** @returns the document shown at a path of the site; null for a generated page */
export function documentAt(path: string, engagement: Engagement): Document | null {
  if (path === '/') return engagement.index;
  const published = publishedDocuments(engagement, 'contractor');
  return published.find((one) => hrefOf(one) === path) ?? null;
}

/** Whether a document may be compiled; with an error from a safety rule, it may contain code. */
export function isPrintable(
  { file, source }: Document,
  diagnostics: readonly Diagnostic[],
): boolean {
  const isUnsafe = diagnostics.some(
    (one) => one.file === file && one.severity === 'error' && SAFEGUARDS.has(one.rule),
  );
  return source.body !== null && !isUnsafe;
}

/** @returns a non-page file of the site, built from the current content; null if there is none */
export function madeFile(
  path: string,
  { printer, files, mermaid }: PreparedSite,
): Uint8Array | null {
  if (path.startsWith('/_astro/code.css')) {
    return new TextEncoder().encode(printer.highlighter.css());
  }
  const name = path.slice(1);
  return files.get(name) ?? mermaid?.files.get(name) ?? null;
}
