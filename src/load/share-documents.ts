import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { openFolders, readLater } from '../io/real-files.ts';
import type { Location } from '../io/territory.ts';
import { createSlot, unwatched, type Watchdog } from '../io/watchdog.ts';
import { type DocumentWorker, startWorkers, takeBatch, taskOf } from './document-workers.ts';
import { compactDocuments, unpackDocuments } from './pack-documents.ts';
import { type ReadDocument, type ReadOptions, readDocuments } from './read-documents.ts';

/**
 * Below this number, unpacked documents fit into memory, and packing would take an eighth of the
 * time.
 */
const MANY = 3000;

/**
 * Reads documents on several threads. The result doesn't depend on their number.
 *
 * @param files POSIX paths relative to the workspace
 * @param workers threads waiting for a task; if absent, starts as many as are worthwhile
 * @param watchdog if absent, steps are not watched
 * @returns what is known about each document, in order
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
  // The young generation would grow to 128 MB, and this process ends soon.
  if (!options.keepTexts) setFlagsFromString('--semi-space-growth-factor=1');
  // The heap would grow to a multiple of its live data before garbage is collected.
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
      // Yield between batches, to handle Ctrl-C and to receive what the other threads have read.
      await setImmediate();
    }
    await Promise.all(shared);
  } finally {
    await Promise.all(all.map((worker) => worker.stop()));
  }
  return batches.flat();
}
