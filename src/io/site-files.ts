import { createHash } from 'node:crypto';

/** A site in memory: contents by POSIX path, relative to the site's folder. */
export type SiteFiles = Map<string, Uint8Array>;

export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** @returns `name.<content hash>.ext`, below the folder that hosts can cache forever */
export function hashedPath(name: string, extension: string, content: Uint8Array): string {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 8);
  return `_astro/${name}.${hash}.${extension}`;
}
