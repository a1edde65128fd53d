import { workerData } from 'node:worker_threads';
import { highlightWith, languagesIn, loadGrammars } from './highlight.ts';
import type { Answer, CodeBlock, HighlightTask } from './highlight-ahead.ts';

/*
 * Highlights the blocks it receives, in order. Errors are thrown where the result is requested.
 */
const { port, answered } = workerData as HighlightTask;
const grammars = loadGrammars([]);
answerInOrder();

function answerInOrder(): void {
  let last: Promise<void> = Promise.resolve();
  port.on('message', (block: CodeBlock) => {
    last = last.then(async () => answer(await highlighted(block)));
  });
}

async function highlighted(block: CodeBlock): Promise<Answer> {
  try {
    const loaded = await grammars;
    await loaded.loadLanguage(...languagesIn([block.language ?? '']));
    return { block, highlighted: highlightWith(loaded)(block.code, block.language) };
  } catch (error) {
    return { failure: error instanceof Error ? error : new Error(String(error)) };
  }
}

function answer(message: Answer): void {
  port.postMessage(message);
  Atomics.add(new Int32Array(answered), 0, 1);
  Atomics.notify(new Int32Array(answered), 0);
}
