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
  /** Where the press goes: `server/` and `client/`. A folder that nobody else writes to. */
  out: URL;
  /** The workspace's own components by name, as paths of `.astro` files. */
  components: Record<string, string>;
}

/**
 * Turns an Astro project into the theme: `astro build` compiles it into a press, `astro dev` serves it.
 * The adapter is named in `updateConfig` first, because Astro otherwise settles the output folders
 * before it knows that there is one, and empties `dist/`.
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
          // Images are encoded while publishing; the press has none of its own.
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
            // A press runs from any folder, so it carries everything it needs; the dev server
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
 * Astro takes variables of the environment for its own constants of the same name, and would compile
 * a `BASE_URL` of the machine into every link.
 */
function forgetEnvironment(): void {
  const constants = ['BASE_URL', 'SITE', 'ASSETS_PREFIX', 'MODE', 'DEV', 'PROD', 'SSR'];
  for (const name of constants) delete process.env[name];
  process.env.NODE_ENV = 'production';
}
