import { existsSync, realpathSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { watch } from 'chokidar';
import { CONFIG_FILE, type Settings } from '../config.ts';

/**
 * Debounce: editors save in several steps, and checking out a branch changes many files. chokidar
 * drops changes that follow an event of the same path within 50 ms, and removals within 100 ms, so
 * files must not be read before.
 */
const PAUSE = 110;

/** Changes in a new folder before it is watched emit no event, so rescan once more. */
const SETTLED = 500;

export interface Watching {
  /** Called when something that a check reads may have changed; never concurrently. */
  changed(): Promise<void>;
  /** Called when the settings have changed, which are read only once. */
  configured(): void;
  /** Absolute paths of other files to watch. */
  more?: readonly string[];
}

/**
 * Watches the files of a workspace. Because folders may be deleted and recreated, the workspace
 * itself is watched, too, but not its other contents.
 *
 * @param root absolute path of the workspace
 * @param isFirst whether to call `changed` as soon as everything is watched
 * @throws whatever `changed` throws; otherwise it runs until the process ends
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
  // Symlinks are not followed, as their target may be the whole machine.
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

/** @returns the real path of something in the workspace; null if it is outside or missing */
function realPathWithin(root: string, path: string): string | null {
  if (!existsSync(path)) return null;
  const real = realpathSync(path);
  return isIn(real, realpathSync(root)) ? real : null;
}

/** @returns a function that runs a task, and reruns it if called again meanwhile */
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

/** Ignores dotfiles, which are never read, but written temporarily by editors and `--fix`. */
function isHidden(path: string): boolean {
  return path.split(sep).some((name) => name.startsWith('.') && name !== '..');
}
