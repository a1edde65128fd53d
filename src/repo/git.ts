import type { Checkout } from './repository.ts';
import { streamGit } from './stream-git.ts';

/** @returns git's output; null if git is missing or fails */
export async function git(checkout: Checkout, ...args: string[]): Promise<string | null> {
  const chunks: Buffer[] = [];
  const isDone = await streamGit(checkout, args, '', (chunk) => void chunks.push(chunk));
  return isDone ? Buffer.concat(chunks).toString('utf8') : null;
}
