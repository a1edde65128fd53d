import type { Checkout } from './repository.ts';
import { startGit } from './start-git.ts';

/** Objects of a repository, read one after the other from a single process. */
export interface Objects {
  /**
   * @param name an id, or what git takes for one: `<commit>^{commit}`, `<commit>:<path>`
   * @returns null if there is none by that name, or more than one
   * @throws where git stops before it has answered
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
  child.on('close', () => fail(new Error('git cat-file stopped before it had answered')));
  child.stdout.on(
    'data',
    createAnswerReader((object) => asked.shift()?.resolve(object)),
  );
  return {
    read(name) {
      // A line break would be a second question.
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

/** Takes git's output apart: `<id> <type> <size>`, a line break, the content, a line break. */
function createAnswerReader(answer: (object: GitObject | null) => void): (chunk: Buffer) => void {
  let chunks: Buffer[] = [];
  let length = 0;
  let header: { id: string; type: string; size: number } | null = null;
  return (chunk) => {
    chunks.push(chunk);
    length += chunk.length;
    // Joined only when an answer is complete: a large one comes in many pieces.
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
