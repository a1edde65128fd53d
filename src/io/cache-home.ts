import { posix, win32 } from 'node:path';

/** What decides where a user's caches lie. */
export interface Surroundings {
  env: Readonly<Record<string, string | undefined>>;
  platform: NodeJS.Platform;
  /** The user's home; null where there is none. */
  home: string | null;
}

/**
 * Says where programs keep what they can make again.
 *
 * @returns an absolute path, whether it is there or not; null for a user without a home
 * @see https://specifications.freedesktop.org/basedir-spec/latest/ : a path that is not absolute is ignored
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
