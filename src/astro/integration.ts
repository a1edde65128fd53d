import { join, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';

export interface PrebriefOptions {
  /** Slug of the engagement for `astro dev`; the first one if absent. */
  engagement?: string;
}

/**
 * Makes Astro's commands work with Prebrief: `astro build` does what `prebrief build` does, and
 * `astro dev` serves the theme from its sources to theme developers, with one engagement as its
 * content.
 *
 * Everything is imported on demand, so that settings can be typed without loading Astro.
 */
export default function prebrief({ engagement }: PrebriefOptions = {}): AstroIntegration {
  let printSites: (() => Promise<void>) | null = null;
  let isServing = false;
  return {
    name: 'prebrief',
    hooks: {
      async 'astro:config:setup'({ command, config, updateConfig }) {
        const { packageRoot } = await import('../io/package-root.ts');
        const { privateFolder } = await import('../io/trusted-folder.ts');
        const { findComponents } = await import('../io/read-components.ts');
        const { readSettings } = await import('../load/load-workspace.ts');
        const { theme } = await import('../press/theme.ts');
        const root = fileURLToPath(config.root).replace(/[\\/]$/, '');
        const { content } = await readSettings(root);
        const building = command === 'build';
        isServing = command === 'dev';
        const press = privateFolder();
        if (building) {
          const { checkedBuild } = await import('./astro-build.ts');
          printSites = await checkedBuild(root, press);
          // The theme is compiled in place, because class names are derived from paths.
          updateConfig({ root: folderUrl(packageRoot()), cacheDir: folderUrl(press, 'cache') });
        }
        updateConfig({
          integrations: [
            theme({
              site: folderUrl(packageRoot(), 'src', 'site'),
              out: folderUrl(press),
              components: findComponents({ root, contentFolder: content }),
            }),
          ],
        });
      },
      async 'astro:server:setup'({ server }) {
        // Astro also creates a server to sync types.
        if (!isServing) return;
        const { serveTheme } = await import('./theme-server.ts');
        await serveTheme(server, engagement);
      },
      'astro:build:done': () => printSites?.(),
    },
  };
}

function folderUrl(...path: string[]): URL {
  return pathToFileURL(join(...path) + sep);
}
