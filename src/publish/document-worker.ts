import { parentPort } from 'node:worker_threads';
import { openFolders, readLater } from '../io/real-files.ts';
import { type Batch, type Task, takeBatch } from './document-workers.ts';
import { packDocuments } from './pack-documents.ts';
import { readDocuments } from './read-documents.ts';

/*
 * Takes part in one task of the main thread, and ends with it. What fails here fails there, with its
 * stack.
 */
parentPort?.once('message', async (task: Task) => {
  const folders = openFolders(task);
  for (let taken = takeBatch(task); taken; taken = takeBatch(task)) {
    const files = taken.files.map((file) => readLater(folders, file));
    const documents = packDocuments(await readDocuments(files, task));
    const batch: Batch = { index: taken.index, documents };
    parentPort?.postMessage(batch);
  }
});
