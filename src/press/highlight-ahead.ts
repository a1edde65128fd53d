import {
  MessageChannel,
  type MessagePort,
  receiveMessageOnPort,
  Worker,
} from 'node:worker_threads';
import type { Highlight, Highlighted } from './highlight.ts';

/** A code block: its text without the last line break, and what stands after the fence. */
export interface CodeBlock {
  code: string;
  language: string | null;
}

/** What the thread that highlights is given: blocks come in by the port, and what they look like goes out. */
export interface HighlightTask {
  port: MessagePort;
  /** One 32-bit number: how many answers were given. */
  answered: SharedArrayBuffer;
}

export type Answer = { block: CodeBlock; highlighted: Highlighted } | { failure: Error };

/** Longer than any block takes: a thread that is silent for this long has died. */
const PATIENCE = 60_000;

/** Highlights code while something else is done. */
export interface HighlightAhead {
  /** Says what will be asked for. */
  prepare(blocks: readonly CodeBlock[]): void;
  /** Waits until it is done; what was not prepared is begun with only now. */
  highlight: Highlight;
  stop(): Promise<unknown>;
}

/**
 * Starts a thread that highlights code. To load the grammars and to compile what they consist of takes
 * longer than everything else that a small site does, and needs nothing of it.
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
  // Nobody waits for it but by asking.
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
    // Counted before looking, so that what comes in between is not slept through.
    const before = Atomics.load(count, 0);
    const received = receiveMessageOnPort(port) as { message: Answer } | undefined;
    if (received) return received.message;
    if (Atomics.wait(count, 0, before, PATIENCE) === 'timed-out') {
      throw new Error('The thread that highlights code stopped without a word.');
    }
  }
}

function keyOf({ code, language }: CodeBlock): string {
  return `${language ?? ''}\n${code}`;
}
