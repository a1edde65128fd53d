import { transformerStyleToClass } from '@shikijs/transformers';
import type { Root } from 'hast';
import {
  type BundledLanguage,
  bundledThemes,
  createHighlighter,
  type HighlighterGeneric,
  type ThemeRegistration,
} from 'shiki';
import { createOnigurumaEngine } from 'shiki/engine/oniguruma';
import { bundledLanguages, bundledLanguagesInfo } from 'shiki/langs';
import { COLOURED } from '../model/budgets.ts';

/** Highlights code with class names; their colours are in a stylesheet, because the policy allows no style attributes. */
export interface Highlighter {
  toHast(code: string, language: string | null): Root;
  /** The rules of every class used so far; the same code gives the same rules in the same order. */
  css(): string;
}

/** Code as a tree with class names, and what these look like, in the order in which they come up. */
export interface Highlighted {
  root: Root;
  styles: Map<string, string | Record<string, string>>;
}

export type Highlight = (code: string, language: string | null) => Highlighted;

const THEME = 'github-high-contrast';

/** Grammars loaded once; what is made from them keeps no state of a site. */
export type Grammars = HighlighterGeneric<string, string>;

/** @param languages names or aliases as written after a fence; unknown ones are shown as plain text */
export async function loadGrammars(languages: Iterable<string>): Promise<Grammars> {
  return (await createHighlighter({
    themes: [await loadTheme()],
    langs: languagesIn(languages),
    // Measured: two thirds of the time of the JavaScript engine, which has to translate every grammar.
    engine: createOnigurumaEngine(import('shiki/wasm')),
  })) as Grammars;
}

/**
 * Light and dark in one: the two themes list the same scopes in the same order, so that one pass over
 * the code, which is what takes time, gives the colours of both.
 */
async function loadTheme(): Promise<ThemeRegistration> {
  const [light, dark] = await Promise.all([
    bundledThemes['github-light-high-contrast']().then((module) => module.default),
    bundledThemes['github-dark-high-contrast']().then((module) => module.default),
  ]);
  const both = (color: (theme: ThemeRegistration) => string | undefined) =>
    `light-dark(${color(light)}, ${color(dark)})`;
  return {
    name: THEME,
    fg: both(({ colors }) => colors?.['editor.foreground']),
    bg: both(({ colors }) => colors?.['editor.background']),
    tokenColors: (light.tokenColors ?? []).map((rule, index) => ({
      ...rule,
      settings: {
        ...rule.settings,
        ...(rule.settings.foreground !== undefined && {
          foreground: both(({ tokenColors }) => tokenColors?.[index]?.settings.foreground),
        }),
      },
    })),
  };
}

/** @returns those of the names that there is a grammar for */
export function languagesIn(languages: Iterable<string>): BundledLanguage[] {
  return [...new Set(languages)]
    .filter((name): name is BundledLanguage => Object.hasOwn(bundledLanguages, name))
    .sort();
}

/** @returns what highlights code in the languages that are loaded, and shows any other as plain text */
export function highlightWith(grammars: Grammars): Highlight {
  const loaded = new Set(grammars.getLoadedLanguages());
  return (code, language) => {
    // A class is named after its style, so that one of each code says the same as one of all.
    const toClass = transformerStyleToClass({ classPrefix: 'c-' });
    const isPlain = language === null || !loaded.has(language) || code.length > COLOURED.block;
    const root = grammars.codeToHast(code, {
      lang: isPlain ? 'text' : language,
      theme: THEME,
      // By default a line that takes long is left as it is: on a busy machine, another site.
      tokenizeTimeLimit: 0,
      tokenizeMaxLineLength: COLOURED.line,
      transformers: [toClass],
    });
    return { root, styles: toClass.getClassRegistry() };
  };
}

/** One per site: the classes of one site say nothing of the code of another. */
export function createSiteHighlighter(highlight: Highlight): Highlighter {
  const styles: Highlighted['styles'] = new Map();
  return {
    toHast(code, language) {
      const highlighted = highlight(code, language);
      for (const [name, style] of highlighted.styles) {
        if (!styles.has(name)) styles.set(name, style);
      }
      return highlighted.root;
    },
    css: () => [...styles].map(([name, style]) => `.${name}{${cssOf(style)}}\n`).join(''),
  };
}

function cssOf(style: string | Record<string, string>): string {
  if (typeof style === 'string') return style;
  return Object.entries(style)
    .map(([key, value]) => `${key}:${value}`)
    .join(';');
}

/** @returns the name of a language as readers know it, `TypeScript` for `ts`; null if unknown */
export function languageName(language: string | null): string | null {
  const info = bundledLanguagesInfo.find(
    ({ id, aliases }) => id === language || aliases?.includes(language ?? ''),
  );
  return info?.name ?? null;
}
