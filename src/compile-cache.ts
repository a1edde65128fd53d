import { enableCompileCache } from 'node:module';
import { openUserCache } from './io/trusted-folder.ts';
import { isCommittable } from './io/who-writes.ts';

/**
 * Caches compiled code for the next run, for this process and all threads, in the user's own cache:
 * Node's default is a folder that every user of the machine can write to.
 *
 * A folder set in the environment is in use before any of our code runs. If it is inside the
 * workspace, the process restarts without it.
 *
 * @param root absolute path of the workspace
 */
export function keepCompiledCode(root: string): void {
  const { env } = process;
  if (env.NODE_COMPILE_CACHE) {
    if (isCommittable(env.NODE_COMPILE_CACHE, root)) beginWithout('NODE_COMPILE_CACHE');
    return;
  }
  const { folder } = openUserCache('node', root);
  if (folder === null) return;
  const { directory } = enableCompileCache(folder);
  if (directory !== undefined) env.NODE_COMPILE_CACHE = folder;
}

function beginWithout(variable: string): void {
  delete process.env[variable];
  if (process.platform !== 'win32' && process.execve) {
    process.execve(process.execPath, [
      process.execPath,
      ...process.execArgv,
      ...process.argv.slice(1),
    ]);
  }
  process.stderr.write(
    `prebrief: ${variable} is a folder in the workspace, where a commit can put code. Unset it.\n`,
  );
  process.exit(2);
}
