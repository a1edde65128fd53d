import { readOwnFile } from '../io/package-root.ts';
import { bytes } from '../io/site-files.ts';

/** Site path of the third-party licences; not linked, as readers don't need them. */
export const LICENSES = 'licenses.txt';

/**
 * The licences of all third-party code in a site, as written by `scripts/write-licenses.ts`.
 *
 * @param hasDiagrams whether it also ships Mermaid
 */
export function siteLicenses(hasDiagrams: boolean): Uint8Array {
  const parts = hasDiagrams ? ['site.txt', 'mermaid.txt'] : ['site.txt'];
  const texts = parts.map((part) => readOwnFile('licenses', part));
  return bytes(texts.join(`\n${'='.repeat(78)}\n\n`));
}
