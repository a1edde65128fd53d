import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Runs git without the user's pager, prompts or locale.
 *
 * @param folder where
 * @returns its output; null where git is missing, or says no
 */
export async function git(folder: string, ...args: string[]): Promise<string | null> {
  try {
    const { stdout } = await run('git', ['-C', folder, ...args], {
      maxBuffer: 256 * 1024 * 1024,
      env: gitEnvironment(),
    });
    return stdout;
  } catch {
    return null;
  }
}

/**
 * The environment to run git in. What a hook sets for its own repository would point git at the
 * wrong one, and a relative `GIT_DIR` at none.
 */
export function gitEnvironment(): NodeJS.ProcessEnv {
  const { GIT_DIR, GIT_WORK_TREE, GIT_PREFIX, GIT_INDEX_FILE, ...environment } = process.env;
  return { ...environment, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0' };
}
