import { existsSync, realpathSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { watch } from 'chokidar';
import { CONFIG_FILE, type Settings } from '../config.ts';

/** Editors save in several steps, and a branch that is checked out changes many files at once. */
const PAUSE = 20;

/** What is saved in a new folder before it is watched is told by nobody, so we look once more. */
const SETTLED = 500;

export interface Watching {
  /** Something that a check reads may be another one now; not called again before it is done. */
  changed(): Promise<void>;
  /** The settings were changed, which are read only once. */
  configured(): void;
  /** Absolute paths of files elsewhere whose change counts as well. */
  more?: readonly string[];
}

/**
 * Watches whatever a workspace is made of. Folders may go and come back: the workspace itself is
 * watched, without what else lies in it.
 *
 * @param root absolute path of the workspace
 * @param isFirst whether `changed` is called as soon as everything is watched
 * @throws whatever `changed` throws; else it goes on until the process ends
 */
export function watchWorkspace(
  root: string,
  { content, templates }: Settings,
  { changed, configured, more = [] }: Watching,
  isFirst = false,
): Promise<never> {
  const named = [content, templates, 'components', CONFIG_FILE, ...more].map((path) =>
    resolve(root, path),
  );
  // What a link leads to is read only where it is watched by itself: elsewhere may be a whole machine.
  const watched = [...named, ...named.flatMap((path) => realPathWithin(root, path) ?? [])];
  const isWatched = (path: string) =>
    watched.some((one) => isIn(one, path) || (isIn(path, one) && !isHidden(relative(one, path))));
  const outside = watched.filter((path) => !isIn(path, root));
  const options = {
    ignoreInitial: true,
    followSymlinks: false,
    ignored: (path: string) => !isWatched(resolve(path)),
  };
  return new Promise((_, reject) => {
    const watcher = watch([root, ...outside], options);
    const run = oneAtATime(changed, (error) => watcher.close().then(() => reject(error)));
    let timer: NodeJS.Timeout | undefined;
    let later: NodeJS.Timeout | undefined;
    watcher.on('all', (event, path) => {
      if (resolve(path) === resolve(root, CONFIG_FILE)) {
        configured();
        return;
      }
      clearTimeout(timer);
      timer = setTimeout(run, PAUSE);
      if (event !== 'addDir') return;
      clearTimeout(later);
      later = setTimeout(run, SETTLED);
    });
    if (isFirst) watcher.once('ready', run);
  });
}

/** @returns where something of the workspace is; null if it is elsewhere, or not there */
function realPathWithin(root: string, path: string): string | null {
  if (!existsSync(path)) return null;
  const real = realpathSync(path);
  return isIn(real, realpathSync(root)) ? real : null;
}

/** @returns what runs a task, and once more when it was asked for in the meantime */
function oneAtATime(task: () => Promise<void>, failed: (error: unknown) => void): () => void {
  let isRunning = false;
  let isAskedFor = false;
  return async function run() {
    isAskedFor = true;
    if (isRunning) return;
    isRunning = true;
    while (isAskedFor) {
      isAskedFor = false;
      await task().catch(failed);
    }
    isRunning = false;
  };
}

function isIn(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** Nothing reads files whose names begin with a dot; editors and `--fix` write such for a moment. */
function isHidden(path: string): boolean {
  return path.split(sep).some((name) => name.startsWith('.') && name !== '..');
}
