import type { Element, ElementContent } from 'hast';
import { type BundledLanguage, createHighlighter } from 'shiki';
import { afterEach, expect, test, vi } from 'vitest';
import {
  createSiteHighlighter,
  type Highlighted,
  highlightWith,
  loadGrammars,
} from '../../src/press/highlight.ts';
import { startHighlighting } from '../../src/press/highlight-ahead.ts';

const BLOCKS = [
  { code: 'const a: Promise<void> = retry("a", 1);', language: 'ts' },
  { code: 'SELECT 1;\n-- all', language: 'sql' },
  { code: 'plain', language: null },
  { code: 'x', language: 'no-such-language' },
  { code: 'SELECT 1;\n-- all', language: 'sql' },
];

afterEach(() => vi.restoreAllMocks());

test('a thread highlights the same, prepared or not', async () => {
  const grammars = await loadGrammars(['ts', 'sql']);
  const here = createSiteHighlighter(highlightWith(grammars));
  const ahead = startHighlighting();
  const there = createSiteHighlighter(ahead.highlight);
  ahead.prepare(BLOCKS.slice(1, 3));
  for (const { code, language } of BLOCKS) {
    expect(there.toHast(code, language)).toEqual(here.toHast(code, language));
  }
  expect(there.css()).toBe(here.css());
  expect(there.css()).toMatch(/^\.c-\w+\{.+\}\n/);
  await ahead.stop();
});

/** Code that uses every colour of the themes, with embedded and invalid parts. */
const CODE: Partial<Record<BundledLanguage, string>> = {
  ts: '/** Says so. */\nexport class A<T> extends B { a = /x+\\n/g.test(`b\\t`) && this.c; }\n\nlet 1a;',
  python: '@d\ndef f(a: int = 1) -> str:\n    return f"{a!r} {self.b}\\n"  # TODO',
  html: '<!-- a --><p class="b" onclick="c()">&amp;</p><style>p { color: red }</style>',
  md: '# A\n\n> *b* **c** `d` ~~e~~ [f](https://g.example)\n\n- h\n',
  diff: '--- a\n+++ b\n@@ -1 +1 @@\n-c\n+d\n',
};

test('code has the colours and font styles of the light and the dark theme', async () => {
  const names = ['github-light-high-contrast', 'github-dark-high-contrast'] as const;
  const theirs = await createHighlighter({ themes: [...names], langs: Object.keys(CODE) });
  const ours = highlightWith(await loadGrammars(Object.keys(CODE)));
  for (const [lang, code] of Object.entries(CODE)) {
    const [light = [], dark = []] = names.map((theme) =>
      theirs
        // Without a time limit, which on a busy machine leaves the rest of a line uncoloured.
        .codeToTokens(code, { lang: lang as BundledLanguage, theme, tokenizeTimeLimit: 0 })
        .tokens.flatMap((line) =>
          line.flatMap(({ content, color, fontStyle }) =>
            [...inked(content)].map((character) => ({ character, color, fontStyle })),
          ),
        ),
    );
    expect(charactersOf(ours(code, lang))).toEqual(
      light.map(({ character, color, fontStyle = 0 }, at) => ({
        character,
        color: `light-dark(${color}, ${dark[at]?.color})`.toLowerCase(),
        fontStyle: Math.max(fontStyle, 0),
      })),
    );
  }
});

/** Shiki's bit flags for font styles. */
const FONT_STYLES = [
  ['font-style:italic', 1],
  ['font-weight:bold', 2],
  ['underline', 4],
  ['line-through', 8],
] as const;

/** The colour of a space is invisible, and Shiki joins it to the next token. */
const inked = (text: string) => text.replace(/\s/g, '');

function charactersOf({ root, styles }: Highlighted) {
  const characters: { character: string; color: string | undefined; fontStyle: number }[] = [];
  const walk = (node: ElementContent, style: string) => {
    if (node.type === 'text') {
      const color = /(?<!-)color:([^;]+)/.exec(style)?.[1];
      const fontStyle = FONT_STYLES.reduce(
        (sum, [css, bit]) => sum + (style.includes(css) ? bit : 0),
        0,
      );
      for (const character of inked(node.value)) {
        characters.push({ character, color, fontStyle });
      }
    }
    if (node.type !== 'element') return;
    const own = [node.properties.class ?? []].flat().map((name) => styles.get(String(name)) ?? '');
    for (const child of node.children) walk(child, own.join('') || style);
  };
  walk(root.children[0] as Element, '');
  return characters;
}

test('the result does not depend on the speed of the machine', async () => {
  const code = 'export async function a(b: string): Promise<void> { return b.c(); }';
  const quick = highlightWith(await loadGrammars(['ts']))(code, 'ts');
  let now = 0;
  vi.spyOn(Date, 'now').mockImplementation(() => {
    now += 1000;
    return now;
  });
  expect(highlightWith(await loadGrammars(['ts']))(code, 'ts')).toEqual(quick);
});
