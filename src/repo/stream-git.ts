import type { Checkout } from './repository.ts';
import { startGit } from './start-git.ts';

/**
 * Runs git, and hands on what it writes as it comes.
 *
 * @param input written to its standard input
 * @param onChunk is given each piece of its output
 * @returns whether git was there and did what it was asked for
 */
export async function streamGit(
  checkout: Checkout,
  args: readonly string[],
  input: string,
  onChunk: (chunk: Buffer) => void,
): Promise<boolean> {
  const child = startGit(checkout, args);
  const code = new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null));
    child.once('close', resolve);
  });
  // Git may end before it has read everything, as where it finds no repository; its code tells.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  try {
    for await (const chunk of child.stdout) onChunk(chunk as Buffer);
  } finally {
    child.kill();
  }
  return (await code) === 0;
}
