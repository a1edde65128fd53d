import { transformerStyleToClass } from '@shikijs/transformers';
import type { Root } from 'hast';
import { type BundledLanguage, createHighlighter, type HighlighterGeneric } from 'shiki';
import { createOnigurumaEngine } from 'shiki/engine/oniguruma';
import { bundledLanguages, bundledLanguagesInfo } from 'shiki/langs';

/** Highlights code with class names; their colours are in a stylesheet, because the policy allows no style attributes. */
export interface Highlighter {
  toHast(code: string, language: string | null): Root;
  /** The rules of every class used so far; the same code gives the same rules in the same order. */
  css(): string;
}

const THEMES = { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' };

/** Grammars loaded once; what is made from them keeps no state of a site. */
export type Grammars = HighlighterGeneric<string, string>;

/** @param languages names or aliases as written after a fence; unknown ones are shown as plain text */
export async function loadGrammars(languages: Iterable<string>): Promise<Grammars> {
  return (await createHighlighter({
    themes: Object.values(THEMES),
    langs: knownLanguages(languages),
    // Measured: two thirds of the time of the JavaScript engine, which has to translate every grammar.
    engine: createOnigurumaEngine(import('shiki/wasm')),
  })) as Grammars;
}

/** Loads what has come to be used since. */
export async function addLanguages(grammars: Grammars, languages: Iterable<string>): Promise<void> {
  await grammars.loadLanguage(...knownLanguages(languages));
}

function knownLanguages(languages: Iterable<string>): BundledLanguage[] {
  return [...new Set(languages)]
    .filter((name): name is BundledLanguage => Object.hasOwn(bundledLanguages, name))
    .sort();
}

/** One per site: the classes of one site say nothing of the code of another. */
export function createSiteHighlighter(grammars: Grammars): Highlighter {
  const toClass = transformerStyleToClass({ classPrefix: 'c-' });
  const loaded = new Set(grammars.getLoadedLanguages());
  return {
    toHast(code, language) {
      const lang = language !== null && loaded.has(language) ? language : 'text';
      return grammars.codeToHast(code, {
        lang,
        themes: THEMES,
        defaultColor: 'light-dark()',
        // The default stops in the middle of a line once half a second is over: under load, other bytes.
        tokenizeTimeLimit: 0,
        transformers: [toClass],
      });
    },
    css: () => toClass.getCSS().replaceAll('}', '}\n'),
  };
}

/** @returns the name of a language as readers know it, `TypeScript` for `ts`; null where it is not known */
export function languageName(language: string | null): string | null {
  const info = bundledLanguagesInfo.find(
    ({ id, aliases }) => id === language || aliases?.includes(language ?? ''),
  );
  return info?.name ?? null;
}
