import type { Checkout } from './repository.ts';
import { startGit } from './start-git.ts';

/** Reads objects of a repository sequentially from a single git process. */
export interface Objects {
  /**
   * @param name an id or other object name: `<commit>^{commit}`, `<commit>:<path>`
   * @returns null if the name is unknown or ambiguous
   * @throws Error if git exits before it has responded
   */
  read(name: string): Promise<GitObject | null>;
  close(): void;
}

export interface GitObject {
  /** Full id. */
  id: string;
  type: string;
  content: Buffer;
}

interface Asked {
  resolve: (object: GitObject | null) => void;
  reject: (error: Error) => void;
}

/** @see https://git-scm.com/docs/git-cat-file#_batch_output */
export function openObjects(checkout: Checkout): Objects {
  const child = startGit(checkout, ['cat-file', '--batch']);
  const asked: Asked[] = [];
  let failure: Error | null = null;
  const fail = (error: Error) => {
    failure ??= error;
    for (const { reject } of asked.splice(0)) reject(failure);
  };
  child.on('error', fail);
  child.stdin.on('error', fail);
  child.on('close', () => fail(new Error('git cat-file exited before it responded')));
  child.stdout.on(
    'data',
    createAnswerReader((object) => asked.shift()?.resolve(object)),
  );
  return {
    read(name) {
      // A line break would start a second request.
      if (/[\r\n\0]/.test(name)) return Promise.resolve(null);
      if (failure) return Promise.reject(failure);
      return new Promise((resolve, reject) => {
        asked.push({ resolve, reject });
        child.stdin.write(`${name}\n`);
      });
    },
    close: () => child.stdin.end(),
  };
}

/** Parses git's output: `<id> <type> <size>`, a line break, the content, a line break. */
function createAnswerReader(answer: (object: GitObject | null) => void): (chunk: Buffer) => void {
  let chunks: Buffer[] = [];
  let length = 0;
  let header: { id: string; type: string; size: number } | null = null;
  return (chunk) => {
    chunks.push(chunk);
    length += chunk.length;
    // Concatenate only when a response is complete, as a large one arrives in many chunks.
    while (header === null || length > header.size) {
      const [first = Buffer.alloc(0)] = chunks;
      let pending = chunks.length > 1 ? Buffer.concat(chunks) : first;
      if (header === null) {
        const end = pending.indexOf('\n');
        chunks = [pending];
        if (end === -1) return;
        const line = pending.toString('utf8', 0, end);
        const [, id, type, size] = /^([0-9a-f]+) (\w+) (\d+)$/.exec(line) ?? [];
        pending = pending.subarray(end + 1);
        if (id !== undefined && type !== undefined) header = { id, type, size: Number(size) };
        else answer(null);
      } else {
        const { id, type, size } = header;
        answer({ id, type, content: pending.subarray(0, size) });
        pending = pending.subarray(size + 1);
        header = null;
      }
      chunks = [pending];
      length = pending.length;
    }
  };
}
