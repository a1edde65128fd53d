import { readOwnFile } from '../io/package-root.ts';
import { bytes } from '../io/site-files.ts';

/** Where a site has the licences of the code that it holds; linked from nowhere, as they are not the reader's. */
export const LICENSES = 'licenses.txt';

/**
 * The licences of everything that a site ships besides what its pages say. `scripts/write-licenses.ts`
 * has written them.
 *
 * @param hasDiagrams whether it ships what draws diagrams, too
 */
export function siteLicenses(hasDiagrams: boolean): Uint8Array {
  const parts = hasDiagrams ? ['site.txt', 'mermaid.txt'] : ['site.txt'];
  const texts = parts.map((part) => readOwnFile('licenses', part));
  return bytes(texts.join(`\n${'='.repeat(78)}\n\n`));
}
