import { parentPort } from 'node:worker_threads';
import { openFolders, readLater } from '../io/real-files.ts';
import { markIn } from '../io/watchdog.ts';
import { type Batch, takeBatch, type WatchedTask } from './document-workers.ts';
import { packDocuments } from './pack-documents.ts';
import { readDocuments } from './read-documents.ts';

/*
 * Takes part in one task of the main thread, then exits. An error here is rethrown there, with its
 * stack.
 */
parentPort?.once('message', async (task: WatchedTask) => {
  const folders = openFolders(task);
  const watch = markIn(task.slot);
  for (let taken = takeBatch(task); taken; taken = takeBatch(task)) {
    const files = taken.files.map((file) => readLater(folders, file));
    const documents = packDocuments(await readDocuments(files, task, watch));
    const batch: Batch = { index: taken.index, documents };
    parentPort?.postMessage(batch);
  }
});
