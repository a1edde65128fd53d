import { spawn } from 'node:child_process';
import { gitEnvironment } from './git.ts';

/**
 * Runs git without the user's pager, prompts or locale, and hands on what it writes as it comes.
 * Nothing is fetched for it: what a partial clone lacks is missing.
 *
 * @param folder where
 * @param input written to its standard input
 * @param onChunk is given each piece of its output
 * @returns whether git was there and did what it was asked for
 */
export async function streamGit(
  folder: string,
  args: readonly string[],
  input: string,
  onChunk: (chunk: Buffer) => void,
): Promise<boolean> {
  const child = spawn('git', ['-C', folder, '-c', 'core.quotePath=false', ...args], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...gitEnvironment(), GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: 'none' },
  });
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
