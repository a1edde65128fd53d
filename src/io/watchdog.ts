import { Worker } from 'node:worker_threads';

/** Where a thread records its current step for the watchdog: see `markIn`. */
export type Slot = SharedArrayBuffer;

/** The input of the watchdog's thread. */
export interface WatchdogTask {
  /** Slots of the threads to watch. */
  slots: readonly Slot[];
  patience: Patience;
}

export interface Patience {
  /** Limit on the CPU seconds of one step. */
  cpu: number;
  /** Limit in wall-clock seconds, for a step that waits for something that never happens. */
  clock: number;
}

/** A hundred times the duration for the largest document on a slow machine. */
const PATIENCE: Patience = { cpu: 120, clock: 1200 };

/** Most commands have ended by then and need no watchdog. */
const FIRST_SECOND = 1000;

/** Bytes of a slot: two numbers, then the text. */
const NUMBERS = 2 * Int32Array.BYTES_PER_ELEMENT;
const SAID = 1024;

/** A step in processing a file; the two complete «`file` takes too long to `step`». */
export interface Step {
  file: string;
  step: string;
  /** Whether to watch it from the start, not only after the first second. */
  isLarge?: boolean;
}

/** Runs a step, which may return a promise. */
export type Watch = <T>(at: Step, run: () => T) => T;

/** For callers without a watchdog. */
export const unwatched: Watch = (_, run) => run();

/**
 * The last resort against content that keeps a thread busy forever in spite of every budget: the
 * process exits with code 1 and names the file it was working on. If native code prevents that, it
 * is killed.
 */
export interface Watchdog {
  watch: Watch;
  /** A slot for another thread, for use with `markIn`. */
  slot(): Slot;
  stop(): void;
}

export function createWatchdog(patience: Patience = PATIENCE): Watchdog {
  const slots: Slot[] = [];
  const slot = () => {
    const made = createSlot();
    slots.push(made);
    worker?.postMessage(made);
    return made;
  };
  let worker: Worker | null = null;
  const begin = performance.now();
  const start = () => {
    if (worker) return;
    const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
    const task: WatchdogTask = { slots, patience };
    worker = new Worker(new URL(`./watchdog-thread.${extension}`, import.meta.url), {
      workerData: task,
      execArgv: [],
    });
    worker.unref();
  };
  const timer = setTimeout(start, FIRST_SECOND).unref();
  // Asynchronous steps that overlap in one thread need a slot each.
  const free: Watch[] = [];
  return {
    slot,
    watch(at, run) {
      if (at.isLarge === true || performance.now() - begin > FIRST_SECOND) start();
      const mark = free.pop() ?? markIn(slot());
      return runThen(
        () => mark(at, run),
        () => free.push(mark),
      );
    },
    stop() {
      clearTimeout(timer);
      void worker?.terminate();
      worker = null;
    },
  };
}

/** @returns a slot that is not watched */
export function createSlot(): Slot {
  return new SharedArrayBuffer(NUMBERS + SAID);
}

/** @returns a function that runs a step and records it in the slot while it runs */
export function markIn(slot: Slot): Watch {
  const numbers = new Int32Array(slot, 0, 2);
  const said = new Uint8Array(slot, NUMBERS);
  const encoder = new TextEncoder();
  // Odd during a step, and different for each step.
  const turn = () => Atomics.add(numbers, 0, 1);
  return ({ file, step }, run) => {
    const text = encoder.encode(`${file} takes too long to ${step}`).subarray(0, SAID);
    said.set(text);
    Atomics.store(numbers, 1, text.length);
    turn();
    return runThen(run, turn);
  };
}

/** Calls `after` when `run` has returned, thrown or settled. */
function runThen<T>(run: () => T, after: () => void): T {
  let result: T;
  try {
    result = run();
  } catch (error) {
    after();
    throw error;
  }
  if (result instanceof Promise) return result.finally(after) as T;
  after();
  return result;
}

/** @returns the number and description of the step a thread is on; null between steps */
export function readSlot(slot: Slot): { turn: number; said: string } | null {
  const numbers = new Int32Array(slot, 0, 2);
  const turn = Atomics.load(numbers, 0);
  if (turn % 2 === 0) return null;
  // TextDecoder does not accept shared memory.
  const bytes = Uint8Array.from(new Uint8Array(slot, NUMBERS, Atomics.load(numbers, 1)));
  return { turn, said: new TextDecoder().decode(bytes) };
}
