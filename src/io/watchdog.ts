import { Worker } from 'node:worker_threads';

/** Where a thread writes what it is at, for the watchdog to read: see `Mark`. */
export type Slot = SharedArrayBuffer;

/** What the thread of the watchdog is given. */
export interface WatchdogTask {
  /** Slots of the threads that it watches. */
  slots: readonly Slot[];
  patience: Patience;
}

export interface Patience {
  /** Seconds of the processor that one step may take. */
  cpu: number;
  /** Seconds of the clock, for a step that waits for what never comes. */
  clock: number;
}

/** A hundred times what the largest document takes on a slow machine: whoever is still at it never ends. */
const PATIENCE: Patience = { cpu: 120, clock: 1200 };

/** Most commands are done by then, and need no watchdog. */
const FIRST_SECOND = 1000;

/** Bytes of a slot: two numbers, and what is said. */
const NUMBERS = 2 * Int32Array.BYTES_PER_ELEMENT;
const SAID = 1024;

/** What is done with a file: both complete «… takes too long to …». */
export interface Step {
  file: string;
  step: string;
  /** Whether it is watched from its beginning, and not only after the first second. */
  isLarge?: boolean;
}

/** Runs a step, which may return a promise. */
export type Watch = <T>(at: Step, run: () => T) => T;

/** For whoever runs steps that nobody watches. */
export const unwatched: Watch = (_, run) => run();

/**
 * The last resort against content that keeps a thread busy for ever, in spite of every budget: the
 * process ends with exit code 1, and says at which file it was. Where native code does not even let
 * it exit, it is killed.
 */
export interface Watchdog {
  watch: Watch;
  /** A slot for another thread, which writes into it with `markIn`. */
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
  // Steps that wait for each other's turn in one thread have a slot each.
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

/** @returns a slot that nobody looks at */
export function createSlot(): Slot {
  return new SharedArrayBuffer(NUMBERS + SAID);
}

/** @returns what runs steps and says in the slot which one, for as long as it runs */
export function markIn(slot: Slot): Watch {
  const numbers = new Int32Array(slot, 0, 2);
  const said = new Uint8Array(slot, NUMBERS);
  const encoder = new TextEncoder();
  // Odd while something is done, and another number for each step.
  const turn = () => Atomics.add(numbers, 0, 1);
  return ({ file, step }, run) => {
    const text = encoder.encode(`${file} takes too long to ${step}`).subarray(0, SAID);
    said.set(text);
    Atomics.store(numbers, 1, text.length);
    turn();
    return runThen(run, turn);
  };
}

/** Does something after what runs has ended, whichever way. */
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

/** @returns the number of the step that a thread is at, and what it says of it; null between two */
export function readSlot(slot: Slot): { turn: number; said: string } | null {
  const numbers = new Int32Array(slot, 0, 2);
  const turn = Atomics.load(numbers, 0);
  if (turn % 2 === 0) return null;
  // A decoder takes no shared memory.
  const bytes = Uint8Array.from(new Uint8Array(slot, NUMBERS, Atomics.load(numbers, 1)));
  return { turn, said: new TextDecoder().decode(bytes) };
}
