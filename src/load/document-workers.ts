import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Location } from '../io/territory.ts';
import type { Slot } from '../io/watchdog.ts';
import type { PackedDocuments } from './pack-documents.ts';
import type { ReadOptions } from './read-documents.ts';

/** Documents that several threads read; each takes the next batch when it is free. */
export interface Task extends ReadOptions, Location {
  /** POSIX paths relative to the workspace. */
  files: readonly string[];
  /** How many batches are taken: one 32-bit counter, shared by all threads. */
  taken: SharedArrayBuffer;
}

/** A task, with the slot in which its thread records its steps. */
export interface WatchedTask extends Task {
  slot: Slot;
}

/** Documents that were read together. */
export interface Batch {
  index: number;
  documents: PackedDocuments;
}

/** A thread that is waiting for a task. */
export interface DocumentWorker {
  /** @returns when the task is done and no batch is left to take */
  share(task: WatchedTask, collect: (batch: Batch) => void): Promise<void>;
  stop(): Promise<unknown>;
}

/** Few enough that all threads finish together, enough to scan them for secrets in one go. */
const BATCH = 32;

/** Starting a thread takes as long as reading this many documents. */
const WORTH = 150;

/** With more threads than this, the collecting thread becomes the bottleneck. */
const MOST = 3;

/**
 * Heap limit for young objects, in megabytes. Most of what a batch allocates is soon garbage, which
 * shouldn't pile up.
 */
const YOUNG = 4;

export function taskOf(
  { root, contentFolder }: Location,
  files: readonly string[],
  { keepTexts }: ReadOptions,
): Task {
  const taken = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  return { root, contentFolder, files, keepTexts, taken };
}

/** @returns the next documents to read; null when there are none left */
export function takeBatch({ files, taken }: Task): { index: number; files: string[] } | null {
  const index = Atomics.add(new Int32Array(taken), 0, 1);
  const batch = files.slice(index * BATCH, (index + 1) * BATCH);
  return batch.length > 0 ? { index, files: batch } : null;
}

/**
 * Starts as many threads as the workspace seems worth, before its settings are read, so that they
 * are ready when everything else has loaded. They don't keep the process alive, even if unused.
 *
 * @param root absolute path of the workspace
 */
export function startEarly(root: string): DocumentWorker[] {
  return startWorkers(countDocuments(`${root}/content`));
}

/** @param documents how many documents there are to read */
export function startWorkers(documents: number): DocumentWorker[] {
  const length = Math.min(availableParallelism() - 1, Math.floor(documents / WORTH), MOST);
  return Array.from({ length }, startWorker);
}

/** Links are not followed: they may leave the workspace or form cycles. */
function countDocuments(content: string): number {
  let documents = 0;
  try {
    const folders = [content];
    for (const folder of folders) {
      for (const entry of readdirSync(folder, { withFileTypes: true })) {
        if (entry.isDirectory()) folders.push(join(folder, entry.name));
        else if (entry.isFile() && entry.name.endsWith('.mdx')) documents += 1;
      }
    }
  } catch {
    // Errors are reported when the folder is actually read.
  }
  return documents;
}

function startWorker(): DocumentWorker {
  // A source file during development; in the package, it is built next to the running file.
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const worker = new Worker(new URL(`./document-worker.${extension}`, import.meta.url), {
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
  });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  worker.on('error', reject);
  worker.on('exit', (code) => {
    if (code === 0) resolve();
    else reject(new Error(`A document worker exited with code ${code}.`));
  });
  // Whoever shares a task gets this error; before that, nobody waits for it.
  promise.catch(() => {});
  worker.unref();
  return {
    share(task, collect) {
      worker.on('message', collect);
      worker.postMessage(task);
      worker.ref();
      return promise;
    },
    stop: () => worker.terminate(),
  };
}
