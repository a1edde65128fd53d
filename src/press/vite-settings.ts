import { fileURLToPath } from 'node:url';
import type { UserConfig } from 'vite';

/**
 * Settings for Vite, with which the theme is compiled from itself alone. It would look for files of
 * other tools from where the theme lies upwards, and below `node_modules` that leads into whatever
 * project the package is installed in: PostCSS's settings are code that it would run.
 *
 * @param site the theme
 * @param out the folder that it is compiled into
 */
export function alone(site: URL, out: URL): UserConfig {
  return {
    envDir: false,
    css: { postcss: {} },
    tsconfig: fileURLToPath(new URL('tsconfig.press.json', site)),
    resolve: { tsconfigPaths: false },
    cacheDir: fileURLToPath(new URL('cache/vite/', out)),
  };
}
