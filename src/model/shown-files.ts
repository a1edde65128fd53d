import { decode, resolveLink } from './link-target.ts';
import { type FileUse, isPublishable } from './published-files.ts';
import type { Document, Engagement, Workspace } from './workspace.ts';

/**
 * Files that a document shows or links to and that can be published, by their path relative to the
 * workspace.
 *
 * @param downloads file extensions that the settings allow
 * @param isWanted whether an extension is needed; others are skipped early
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

/** The file name in an address, of which only the extension is used. */
function pathIn(url: string): string {
  return decode(url.replace(/[?#].*$/s, '')).replace(/\/+$/, '');
}

/** Attributes that contain a file address, and how the file is used. */
const MEDIA = new Map<string | null, FileUse>([
  ['src', 'film'],
  ['poster', 'link'],
  ['transcript', 'transcript'],
]);

/** @returns all addresses in a body that can point to a file, and how the file is used */
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
