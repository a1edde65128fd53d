import { decode, resolveLink } from './link-target.ts';
import { type FileUse, isPublishable } from './published-files.ts';
import type { Document, Engagement, Workspace } from './workspace.ts';

/**
 * Files that a document shows or links to and that may be published, by their path from the workspace.
 *
 * @param downloads endings that the settings allow
 * @param isWanted by the ending; others take no time
 */
export function filesOf(
  document: Document,
  engagement: Engagement,
  workspace: Workspace,
  downloads: readonly string[],
  isWanted: (file: string) => boolean = () => true,
): string[] {
  const { body } = document.source;
  return usesIn(body).flatMap(({ url, use }) => {
    const path = pathIn(url);
    if (!isPublishable(path, use, downloads) || !isWanted(path)) return [];
    const target = resolveLink(url, document, engagement, workspace);
    if (target.type !== 'asset' || !isPublishable(target.file, use, downloads)) return [];
    return [target.file];
  });
}

/** What a file that an address leads to would be called: all that is asked for is its ending. */
function pathIn(url: string): string {
  return decode(url.replace(/[?#].*$/s, '')).replace(/\/+$/, '');
}

/** Attributes that name a file, and what it is used for. */
const MEDIA = new Map<string | null, FileUse>([
  ['src', 'film'],
  ['poster', 'link'],
  ['transcript', 'transcript'],
]);

/** @returns every address in a body that may point to a file, and what the file is used for */
export function usesIn(body: Document['source']['body']): { url: string; use: FileUse }[] {
  if (!body) return [];
  const media = body.elements.flatMap(({ attributes }) =>
    attributes.flatMap(({ name, value }) => {
      const use = MEDIA.get(name);
      return use !== undefined && typeof value === 'string' ? [{ url: value, use }] : [];
    }),
  );
  const written = [...body.images, ...body.links].map(({ url }) => ({ url, use: 'link' }) as const);
  return [...written, ...media];
}
