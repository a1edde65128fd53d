import type { Checkout } from './repository.ts';
import { streamGit } from './stream-git.ts';

/**
 * Reads the contents of blobs with a single git process.
 *
 * @returns contents by id, without those missing in a partial clone; null if git fails
 */
export async function readBlobs(
  checkout: Checkout,
  ids: ReadonlySet<string>,
): Promise<Map<string, Uint8Array> | null> {
  const blobs = new Map<string, Uint8Array>();
  if (ids.size === 0) return blobs;
  const chunks: Buffer[] = [];
  const args = ['cat-file', '--batch', '--buffer'];
  const input = `${[...ids].join('\n')}\n`;
  const isDone = await streamGit(checkout, args, input, (chunk) => void chunks.push(chunk));
  if (!isDone) return null;
  const output = Buffer.concat(chunks);
  // `<id> blob <size>`, the content, a line break; or `<id> missing`.
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf('\n', at);
    const [id = '', type, size] = output.toString('latin1', at, end).split(' ');
    at = end + 1;
    if (type !== 'blob') continue;
    blobs.set(id, output.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return blobs;
}
