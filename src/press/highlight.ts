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

/** Highlights code with class names, because the CSP blocks style attributes. */
export interface Highlighter {
  toHast(code: string, language: string | null): Root;
  /** The CSS rules of every class used so far; deterministic for the same code. */
  css(): string;
}

/** Code as a tree with class names, and the styles of those classes in order of appearance. */
export interface Highlighted {
  root: Root;
  styles: Map<string, string | Record<string, string>>;
}

export type Highlight = (code: string, language: string | null) => Highlighted;

const THEME = 'github-high-contrast';

/** Grammars are loaded once and hold no state of a site. */
export type Grammars = HighlighterGeneric<string, string>;

/** @param languages names or aliases as in code fences; unknown ones are shown as plain text */
export async function loadGrammars(languages: Iterable<string>): Promise<Grammars> {
  return (await createHighlighter({
    themes: [await loadTheme()],
    langs: languagesIn(languages),
    // Measured: takes two thirds of the time of the JavaScript engine, which converts every
    // grammar.
    engine: createOnigurumaEngine(import('shiki/wasm')),
  })) as Grammars;
}

/**
 * Combines the light and the dark theme, which list the same scopes in the same order, so that one
 * pass over the code, the slow part, gives the colours of both.
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

/** @returns the names that have a grammar */
export function languagesIn(languages: Iterable<string>): BundledLanguage[] {
  return [...new Set(languages)]
    .filter((name): name is BundledLanguage => Object.hasOwn(bundledLanguages, name))
    .sort();
}

/** @returns a highlighter for the loaded languages; other code is shown as plain text */
export function highlightWith(grammars: Grammars): Highlight {
  const loaded = new Set(grammars.getLoadedLanguages());
  return (code, language) => {
    // Class names are derived from the style, so that they agree between code blocks.
    const toClass = transformerStyleToClass({ classPrefix: 'c-' });
    const isPlain = language === null || !loaded.has(language) || code.length > COLOURED.block;
    const root = grammars.codeToHast(code, {
      lang: isPlain ? 'text' : language,
      theme: THEME,
      // By default, slow lines are skipped, so that the output would depend on the machine's load.
      tokenizeTimeLimit: 0,
      tokenizeMaxLineLength: COLOURED.line,
      transformers: [toClass],
    });
    return { root, styles: toClass.getClassRegistry() };
  };
}

/** One per site, so that the classes of one site do not reveal the code of another. */
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

/** @returns the display name of a language, `TypeScript` for `ts`; null if unknown */
export function languageName(language: string | null): string | null {
  const info = bundledLanguagesInfo.find(
    ({ id, aliases }) => id === language || aliases?.includes(language ?? ''),
  );
  return info?.name ?? null;
}
