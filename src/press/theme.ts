import { fileURLToPath } from 'node:url';
import mdx from '@astrojs/mdx';
import type { AstroIntegration } from 'astro';
import { SENTINEL_BASE } from './base.ts';
import { bundledPackages } from './bundled-packages.ts';
import { customComponents } from './custom-components.ts';
import { alone } from './vite-settings.ts';

export interface ThemeOptions {
  /** The theme: Astro's `srcDir`. */
  site: URL;
  /** Output folder of the press (`server/` and `client/`), to which nothing else writes. */
  out: URL;
  /** Paths of the workspace's own `.astro` components, by name. */
  components: Record<string, string>;
}

/**
 * Turns an Astro project into the theme: `astro build` compiles it into a press, `astro dev` serves
 * it. Sets the adapter in `updateConfig` first, because otherwise Astro resolves the output folders
 * before it knows of the adapter, and empties `dist/`.
 */
export function theme({ site, out, components }: ThemeOptions): AstroIntegration {
  return {
    name: 'prebrief:theme',
    hooks: {
      'astro:config:setup'({ command, updateConfig }) {
        const building = command === 'build';
        if (building) forgetEnvironment();
        updateConfig({
          srcDir: site,
          publicDir: new URL('public/', site),
          outDir: out,
          ...(building && { base: SENTINEL_BASE }),
          output: 'server',
          trailingSlash: 'always',
          build: {
            client: new URL('client/', out),
            server: new URL('server/', out),
            inlineStylesheets: 'never',
          },
          adapter: { name: 'prebrief', hooks: {} },
          // Images are encoded when publishing; the press has none.
          image: { service: { entrypoint: 'astro/assets/services/noop', config: {} } },
          integrations: [mdx()],
          devToolbar: { enabled: false },
          vite: {
            ...alone(site, out),
            plugins: [
              bundledPackages(out),
              customComponents(
                components,
                building ? fileURLToPath(new URL('components/own', site)) : undefined,
              ),
            ],
            build: { assetsInlineLimit: 0, sourcemap: false },
            // A press runs from any folder, so it bundles everything it needs; the dev server
            // must keep Astro's own packages external.
            ...(building && { ssr: { noExternal: true } }),
          },
        });
      },
      'astro:config:done'({ setAdapter }) {
        setAdapter({
          name: 'prebrief',
          entrypointResolution: 'auto',
          serverEntrypoint: fileURLToPath(new URL('press.ts', site)),
          supportedAstroFeatures: { serverOutput: 'stable' },
        });
      },
    },
  };
}

/**
 * Astro reads environment variables with the names of its constants, and would compile the
 * machine's `BASE_URL` into every link.
 */
function forgetEnvironment(): void {
  const constants = ['BASE_URL', 'SITE', 'ASSETS_PREFIX', 'MODE', 'DEV', 'PROD', 'SSR'];
  for (const name of constants) delete process.env[name];
  process.env.NODE_ENV = 'production';
}
