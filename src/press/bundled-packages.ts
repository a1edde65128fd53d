import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ViteUserConfig } from 'astro';

type Plugin = Extract<NonNullable<ViteUserConfig['plugins']>[number], { name: string }>;

/** The packages bundled into a press, as `name@version`. */
export interface PressPackages {
  /** In the server bundle. */
  server: string[];
  /** In the client bundle, which sites ship. */
  client: string[];
}

/** The file of a press that lists them. */
export const PRESS_PACKAGES = 'packages.json';

/**
 * Records which packages are bundled into a press, so that their licences can be shipped with it.
 *
 * @param folder the press's folder
 */
export function bundledPackages(folder: URL): Plugin {
  const found = { server: new Set<string>(), client: new Set<string>() };
  return {
    name: 'prebrief:bundled-packages',
    apply: 'build',
    // Called once per side; the last call has both.
    writeBundle(_, bundle) {
      const side = this.environment?.name === 'client' ? found.client : found.server;
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        for (const id of chunk.moduleIds) {
          const name = packageOf(id);
          if (name !== null) side.add(name);
        }
      }
      const notes: PressPackages = {
        server: [...found.server].sort(),
        client: [...found.client].sort(),
      };
      const path = join(fileURLToPath(folder), PRESS_PACKAGES);
      writeFileSync(path, `${JSON.stringify(notes, null, 2)}\n`);
    },
  };
}

/** @returns `name@version` of a module's package; null if it is not in one */
function packageOf(id: string): string | null {
  // Vite's virtual modules have no file.
  const virtual = /^\0vite\//.test(id) ? import.meta.resolve('vite/package.json') : null;
  const path = virtual === null ? id : fileURLToPath(virtual);
  const folder = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(
    path.replace(/^\0/, ''),
  )?.[1];
  if (folder === undefined) return null;
  const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return `${name}@${version}`;
}
