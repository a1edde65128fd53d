import type { Checkout } from './repository.ts';
import { startGit } from './start-git.ts';

/**
 * Runs git and streams its output.
 *
 * @param input written to its standard input
 * @param onChunk called with each chunk of its output
 * @returns whether git is installed and succeeded
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
  // Git may exit before reading all input, e.g. outside a repository; the exit code tells.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  try {
    for await (const chunk of child.stdout) onChunk(chunk as Buffer);
  } finally {
    child.kill();
  }
  return (await code) === 0;
}
