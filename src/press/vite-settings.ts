import { fileURLToPath } from 'node:url';
import type { UserConfig } from 'vite';

/**
 * Vite settings that isolate the theme's compilation. By default, Vite looks for other tools'
 * configuration in parent folders. For an installed package that includes the surrounding project,
 * whose PostCSS configuration is code that Vite would run.
 *
 * @param site the theme's folder
 * @param out the output folder
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
