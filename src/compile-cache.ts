import { enableCompileCache } from 'node:module';
import { openUserCache } from './io/trusted-folder.ts';
import { isCommittable } from './io/who-writes.ts';

/**
 * Keeps what Node makes of the code for the next run, here and in every thread, in the user's own
 * cache: Node's default is a folder that everybody on the machine may write to.
 *
 * A folder that the environment names is in use before any of our code runs. Where it lies in the
 * workspace, the process begins anew without it.
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
    `prebrief: ${variable} names a folder of the workspace, where a commit can put code. Unset it.\n`,
  );
  process.exit(2);
}
