import {
  MessageChannel,
  type MessagePort,
  receiveMessageOnPort,
  Worker,
} from 'node:worker_threads';
import type { Highlight, Highlighted } from './highlight.ts';

/** A code block: its text without the final line break, and the language after the fence. */
export interface CodeBlock {
  code: string;
  language: string | null;
}

/** Data for the highlighting thread; it receives blocks through the port and returns results. */
export interface HighlightTask {
  port: MessagePort;
  /** A 32-bit counter of results. */
  answered: SharedArrayBuffer;
}

export type Answer = { block: CodeBlock; highlighted: Highlighted } | { failure: Error };

/** Timeout, longer than any block takes: a thread that is silent for this long has died. */
const PATIENCE = 60_000;

/** Highlights code in the background. */
export interface HighlightAhead {
  /** Queues blocks that will be needed. */
  prepare(blocks: readonly CodeBlock[]): void;
  /** Waits for the result; a block that was not queued starts now. */
  highlight: Highlight;
  stop(): Promise<unknown>;
}

/**
 * Starts a thread that highlights code. Loading and compiling grammars takes longer than the rest
 * of a small build and does not depend on it.
 */
export function startHighlighting(): HighlightAhead {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const { port1: port, port2 } = new MessageChannel();
  const answered = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const task: HighlightTask = { port: port2, answered };
  const worker = new Worker(new URL(`./highlight-worker.${extension}`, import.meta.url), {
    workerData: task,
    transferList: [port2],
  });
  // It must not keep the process alive.
  worker.unref();
  port.unref();
  const asked = new Set<string>();
  const known = new Map<string, Highlighted>();
  const ask = (block: CodeBlock) => {
    if (asked.has(keyOf(block))) return;
    asked.add(keyOf(block));
    port.postMessage(block);
  };
  return {
    prepare: (blocks) => blocks.forEach(ask),
    highlight(code, language) {
      const block = { code, language };
      ask(block);
      let found = known.get(keyOf(block));
      while (!found) {
        const answer = nextAnswer(port, answered);
        if ('failure' in answer) throw answer.failure;
        known.set(keyOf(answer.block), answer.highlighted);
        found = known.get(keyOf(block));
      }
      return found;
    },
    stop: () => worker.terminate(),
  };
}

function nextAnswer(port: MessagePort, answered: SharedArrayBuffer): Answer {
  const count = new Int32Array(answered);
  for (;;) {
    // Read the counter before the port, so as not to miss a message in between.
    const before = Atomics.load(count, 0);
    const received = receiveMessageOnPort(port) as { message: Answer } | undefined;
    if (received) return received.message;
    if (Atomics.wait(count, 0, before, PATIENCE) === 'timed-out') {
      throw new Error('The highlighting thread stopped responding.');
    }
  }
}

function keyOf({ code, language }: CodeBlock): string {
  return `${language ?? ''}\n${code}`;
}
