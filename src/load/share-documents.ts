import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { openFolders, readLater } from '../io/real-files.ts';
import type { Location } from '../io/territory.ts';
import { createSlot, unwatched, type Watchdog } from '../io/watchdog.ts';
import { type DocumentWorker, startWorkers, takeBatch, taskOf } from './document-workers.ts';
import { compactDocuments, unpackDocuments } from './pack-documents.ts';
import { type ReadDocument, type ReadOptions, readDocuments } from './read-documents.ts';

/** Fewer than this fit into memory as the parser leaves them, and packing takes an eighth of the time. */
const MANY = 3000;

/**
 * Reads documents together with other threads. The result is the same with any number of them.
 *
 * @param files POSIX paths from the workspace
 * @param workers threads that wait for a task; as many as are worth it where there are none
 * @param watchdog if absent, steps are not watched
 * @returns what is known of each, in their order
 */
export async function shareDocuments(
  location: Location,
  files: readonly string[],
  options: ReadOptions,
  workers: readonly DocumentWorker[] = [],
  watchdog: Pick<Watchdog, 'watch' | 'slot'> = { watch: unwatched, slot: createSlot },
): Promise<ReadDocument[]> {
  const task = taskOf(location, files, options);
  const batches: ReadDocument[][] = [];
  const folders = openFolders(location);
  const all = workers.length > 0 ? workers : startWorkers(files.length);
  const isCompact = !options.keepTexts && files.length > MANY;
  // The space for young objects would grow to 128 MB, and this process soon ends.
  if (!options.keepTexts) setFlagsFromString('--semi-space-growth-factor=1');
  // The heap would grow to a multiple of what is alive in it before its garbage is collected.
  if (isCompact) setFlagsFromString('--heap-growing-percent=30');
  const shared = all.map((worker) =>
    worker.share({ ...task, slot: watchdog.slot() }, ({ index, documents }) => {
      batches[index] = unpackDocuments(documents);
    }),
  );
  try {
    for (let taken = takeBatch(task); taken; taken = takeBatch(task)) {
      const read = taken.files.map((file) => readLater(folders, file));
      const documents = await readDocuments(read, options, watchdog.watch);
      batches[taken.index] = isCompact ? compactDocuments(documents) : documents;
      // Between two batches Ctrl-C is heard, and what the others have read is taken from them.
      await setImmediate();
    }
    await Promise.all(shared);
  } finally {
    await Promise.all(all.map((worker) => worker.stop()));
  }
  return batches.flat();
}
