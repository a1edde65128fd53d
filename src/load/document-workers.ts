import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Location } from '../io/territory.ts';
import type { Slot } from '../io/watchdog.ts';
import type { PackedDocuments } from './pack-documents.ts';
import type { ReadOptions } from './read-documents.ts';

/** Documents that several threads read, each as many as it comes to. */
export interface Task extends ReadOptions, Location {
  /** POSIX paths from the workspace. */
  files: readonly string[];
  /** How many batches are taken: one 32-bit number, which all threads count up. */
  taken: SharedArrayBuffer;
}

/** A task with the slot in which its thread records its steps. */
export interface WatchedTask extends Task {
  slot: Slot;
}

/** Documents that were read together. */
export interface Batch {
  index: number;
  documents: PackedDocuments;
}

/** A thread that waits for a task. */
export interface DocumentWorker {
  /** @returns when the task is done, nothing of it being left that nobody has taken */
  share(task: WatchedTask, collect: (batch: Batch) => void): Promise<void>;
  stop(): Promise<unknown>;
}

/** Few enough that all threads end together, enough to look through them for secrets at once. */
const BATCH = 32;

/** To start a thread takes as long as to read this many documents. */
const WORTH = 150;

/** More threads than this wait for the one that collects. */
const MOST = 3;

/** What a thread makes of a batch is soon garbage, which it need not let pile up; in megabytes. */
const YOUNG = 4;

export function taskOf(
  { root, contentFolder }: Location,
  files: readonly string[],
  { keepTexts }: ReadOptions,
): Task {
  const taken = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  return { root, contentFolder, files, keepTexts, taken };
}

/** @returns the next documents that nobody has taken; null when there are none left */
export function takeBatch({ files, taken }: Task): { index: number; files: string[] } | null {
  const index = Atomics.add(new Int32Array(taken), 0, 1);
  const batch = files.slice(index * BATCH, (index + 1) * BATCH);
  return batch.length > 0 ? { index, files: batch } : null;
}

/**
 * Starts the threads that a workspace is worth, as far as can be told before its settings are read:
 * they are ready when everything else is loaded. Whether they are used or not, they keep no process.
 *
 * @param root absolute path of the workspace
 */
export function startEarly(root: string): DocumentWorker[] {
  return startWorkers(countDocuments(`${root}/content`));
}

/** @param documents how many there are to be read */
export function startWorkers(documents: number): DocumentWorker[] {
  const length = Math.min(availableParallelism() - 1, Math.floor(documents / WORTH), MOST);
  return Array.from({ length }, startWorker);
}

/** Links are not followed: they lead out of the workspace, or in circles. */
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
    // What is wrong with it is said when it is read.
  }
  return documents;
}

function startWorker(): DocumentWorker {
  // From the sources it is one of them; in the package it is built beside what runs.
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const worker = new Worker(new URL(`./document-worker.${extension}`, import.meta.url), {
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
  });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  worker.on('error', reject);
  worker.on('exit', (code) => {
    if (code === 0) resolve();
    else reject(new Error(`A thread that reads documents ended with ${code}.`));
  });
  // It is told to whoever shares a task; before that, nobody waits for it.
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
