import { posix, win32 } from 'node:path';

/** What determines the location of a user's caches. */
export interface Surroundings {
  env: Readonly<Record<string, string | undefined>>;
  platform: NodeJS.Platform;
  /** The user's home folder; null if there is none. */
  home: string | null;
}

/**
 * Determines where programs put cached data.
 *
 * @returns an absolute path, which may not exist; null for a user without a home folder
 * @see https://specifications.freedesktop.org/basedir-spec/latest/ : relative paths are ignored
 */
export function cacheHome({ env, platform, home }: Surroundings): string | null {
  const { isAbsolute, join } = platform === 'win32' ? win32 : posix;
  const isPlace = (path: string | null | undefined): path is string => !!path && isAbsolute(path);
  if (isPlace(env.XDG_CACHE_HOME)) return env.XDG_CACHE_HOME;
  if (platform === 'win32' && isPlace(env.LOCALAPPDATA)) return env.LOCALAPPDATA;
  if (!isPlace(home)) return null;
  if (platform === 'darwin') return join(home, 'Library', 'Caches');
  return platform === 'win32' ? join(home, 'AppData', 'Local') : join(home, '.cache');
}
