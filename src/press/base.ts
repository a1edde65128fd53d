/**
 * The base path that is compiled into the press. Printing replaces it with the one asked for,
 * so that one press serves every `--base`.
 */
export const SENTINEL_BASE = '/__prebrief-base__/';

/** @returns `text` with every link under the compiled-in base moved under `base`, which ends with a slash. */
export function withBase(text: string, base: string): string {
  return text.replaceAll(SENTINEL_BASE, base);
}
