import { afterEach, expect, test, vi } from 'vitest';
import { createSiteHighlighter, highlightWith, loadGrammars } from '../../src/press/highlight.ts';
import { startHighlighting } from '../../src/press/highlight-ahead.ts';

const BLOCKS = [
  { code: 'const a: Promise<void> = retry("a", 1);', language: 'ts' },
  { code: 'SELECT 1;\n-- all', language: 'sql' },
  { code: 'plain', language: null },
  { code: 'x', language: 'no-such-language' },
  { code: 'SELECT 1;\n-- all', language: 'sql' },
];

afterEach(() => vi.restoreAllMocks());

test('a thread of its own highlights the same, prepared or not', async () => {
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
}, 60_000);

test('a slow machine makes the same site', async () => {
  const code = 'export async function a(b: string): Promise<void> { return b.c(); }';
  const quick = highlightWith(await loadGrammars(['ts']))(code, 'ts');
  let now = 0;
  vi.spyOn(Date, 'now').mockImplementation(() => {
    now += 1000;
    return now;
  });
  expect(highlightWith(await loadGrammars(['ts']))(code, 'ts')).toEqual(quick);
}, 60_000);
