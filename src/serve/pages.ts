import { SAFEGUARDS } from '../check/rules.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Document, Engagement } from '../model/workspace.ts';
import type { PreparedSite } from '../publish/build-site.ts';
import { hrefOf, publishedDocuments } from '../view/published.ts';

/** @returns the document that a path of the site shows; null for a page that the site makes */
export function documentAt(path: string, engagement: Engagement): Document | null {
  if (path === '/') return engagement.index;
  const published = publishedDocuments(engagement, 'contractor');
  return published.find((one) => hrefOf(one) === path) ?? null;
}

/** What the check has not passed must not be compiled: it may hold code, or nobody knows what it is. */
export function isPrintable(
  { file, source }: Document,
  diagnostics: readonly Diagnostic[],
): boolean {
  const isUnsafe = diagnostics.some(
    (one) => one.file === file && one.severity === 'error' && SAFEGUARDS.has(one.rule),
  );
  return source.body !== null && !isUnsafe;
}

/** @returns a file of the site that is no page, made from content as it is now; null where there is none */
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
