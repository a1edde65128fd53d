import type { UserConfig } from './config.ts';

export { default, type PrebriefOptions } from './astro/integration.ts';
export type { UserConfig };

/** Adds types to the settings in `prebrief.config.mjs`. */
export function defineConfig(config: UserConfig): UserConfig {
  return config;
}
