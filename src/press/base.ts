/**
 * The base path that is compiled into the press. Rendering replaces it with the requested one, so
 * that one press serves every `--base`.
 */
export const SENTINEL_BASE = '/__prebrief-base__/';

/** @returns `text` with the compiled-in base of every link replaced by `base`, with final slash */
export function withBase(text: string, base: string): string {
  return text.replaceAll(SENTINEL_BASE, base);
}
