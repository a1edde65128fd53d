import { expect, test } from 'vitest';
import { cacheHome } from '../../src/io/cache-home.ts';

const WINDOWS = 'C:\\Users\\dana';

test.for([
  ['linux', '/home/dana', {}, '/home/dana/.cache'],
  ['freebsd', '/home/dana', {}, '/home/dana/.cache'],
  ['darwin', '/Users/dana', {}, '/Users/dana/Library/Caches'],
  ['linux', '/home/dana', { XDG_CACHE_HOME: '/var/caches' }, '/var/caches'],
  ['darwin', '/Users/dana', { XDG_CACHE_HOME: '/var/caches' }, '/var/caches'],
  ['linux', '/home/dana', { XDG_CACHE_HOME: '' }, '/home/dana/.cache'],
  ['linux', '/home/dana', { XDG_CACHE_HOME: 'cache' }, '/home/dana/.cache'],
  ['linux', '/home/dana', { XDG_CACHE_HOME: './cache' }, '/home/dana/.cache'],
  ['linux', '/home/dana', { XDG_CACHE_HOME: '~/cache' }, '/home/dana/.cache'],
  ['linux', '/home/dana', { LOCALAPPDATA: '/elsewhere' }, '/home/dana/.cache'],
  ['linux', null, { XDG_CACHE_HOME: '/var/caches' }, '/var/caches'],
  ['linux', null, {}, null],
  ['linux', '', {}, null],
  ['linux', 'home', {}, null],
  ['win32', WINDOWS, { LOCALAPPDATA: 'D:\\Local' }, 'D:\\Local'],
  ['win32', WINDOWS, {}, `${WINDOWS}\\AppData\\Local`],
  ['win32', WINDOWS, { LOCALAPPDATA: 'Local' }, `${WINDOWS}\\AppData\\Local`],
  ['win32', WINDOWS, { XDG_CACHE_HOME: 'D:\\xdg', LOCALAPPDATA: 'D:\\Local' }, 'D:\\xdg'],
  ['win32', null, {}, null],
] as const)(
  'on %s, with home %s and %j, the cache folder is %s',
  ([platform, home, env, place]) => {
    expect(cacheHome({ platform, home, env })).toBe(place);
  },
);
