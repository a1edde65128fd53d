import { deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytes } from '../../../src/io/site-files.ts';
import { validFiles } from '../../valid-workspace.ts';
import { auditOf } from './audited.ts';

const SOURCE = 'content/demo/margins.mdx';
const WORDS =
  'Nobody outside of this room may ever learn what the Müller brothers paid for efficient fields of straße and ώρες in the fourth quarter of a naïve year'.split(
    ' ',
  );

const leaksIn = auditOf({
  ...validFiles(),
  [SOURCE]: `---\ntitle: Qzmarginsxw\ndescription: D.\naudience: team\n---\n\n${WORDS.join(' ')}.\n`,
});

/** Ways to write a word so that it still reads the same. */
const FORMS: ((word: string) => string)[] = [
  (word) => word,
  (word) => word.toUpperCase(),
  (word) => word.normalize('NFD'),
  (word) => word.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)),
  (word) => word.replace('ffi', 'ﬃ').replace('fi', 'ﬁ'),
  (word) => [...word].join('\u00ad'),
  (word) => word.replace(/(?<=.)(?=.)/u, '\u200b'),
  (word) => word.replace(/(?<=..)(?=..)/u, '-\n'),
  (word) => `"${word}",`,
];

const MARKUP: ((word: string) => string)[] = [
  (word) => word,
  (word) => `<b>${word}</b>`,
  (word) => word.replace(/^(..)/u, '<em>$1</em>'),
  (word) => word.replace(/(.)$/u, '<i class="x"><!-- not this -->$1</i>'),
  (word) => `<a href="/x/">${word}</a>`,
  (word) => word.replace(/[a-z]/, (one) => `&#${one.charCodeAt(0)};`),
  (word) => `<br>${word}`,
  (word) => word.replace(/(?<=.)(?=.)/u, '<wbr>'),
];

type Place = (words: string) => Record<string, string | Uint8Array>;

const PLACES: Place[] = [
  (words) => ({ 'a.json': JSON.stringify({ text: words }) }),
  (words) => ({ 'a.js': `x("${JSON.stringify(words).slice(1, -1).replace(/u/g, '\\u0075')}")` }),
  (words) => ({
    'a.ics': `DESCRIPTION:${words.replaceAll('\n', '').replace(/(.{40})/gu, '$1\r\n ')}`,
  }),
  (words) => ({ 'a.md': `**${words.replaceAll(' ', '** _')}_` }),
  (words) => ({
    'a/fragment.pf_fragment': gzipSync(`pagefind_dcd{"content":${JSON.stringify(words)}}`),
  }),
  (words) => ({ 'a.txt.zz': deflateSync(words) }),
  (words) => ({ 'a.txt': Buffer.from(`\uFEFF${words}`, 'utf16le') }),
  (words) => ({
    'a.vtt': `WEBVTT\n\n1\n00:01.000 --> 00:02.000\n${words.replace(' ', '\n\n2\n00:02.000 --> 00:03.000\n')}`,
  }),
];

const choices = <T>(from: readonly T[]) =>
  fc.array(fc.constantFrom(...from), { minLength: WORDS.length, maxLength: WORDS.length });
const range = fc
  .tuple(fc.nat(WORDS.length - 8), fc.integer({ min: 8, max: WORDS.length }))
  .map(([start, length]) => [start, Math.min(WORDS.length, start + length)] as const);

test('finds eight words or more, in whatever form they are written', () => {
  fc.assert(
    fc.property(range, choices(FORMS), fc.constantFrom(...PLACES), ([start, end], forms, place) => {
      const written = WORDS.map((word, index) => forms[index]?.(word) ?? word).slice(start, end);
      const file = place(`Well, ${written.join(' ')} that is it.`);
      expect(leaksIn(file)).toContainEqual(expect.objectContaining({ source: SOURCE }));
    }),
    { numRuns: 300, seed: 1 },
  );
});

test('and with any markup in them', () => {
  fc.assert(
    fc.property(range, choices(MARKUP), choices(FORMS), ([start, end], markup, forms) => {
      const words = WORDS.map((word, index) => {
        const plain = index % 2 === 0 ? word : (forms[index]?.(word) ?? word);
        return markup[index]?.(plain) ?? plain;
      });
      const html = `<p>Well, ${words.slice(start, end).join(' ')} that is it.</p>`;
      expect(leaksIn({ 'a/index.html': html })).toContainEqual(
        expect.objectContaining({ source: SOURCE }),
      );
    }),
    { numRuns: 300, seed: 1 },
  );
});

test('does not find fewer than eight', () => {
  fc.assert(
    fc.property(fc.nat(WORDS.length - 7), (start) => {
      const words = WORDS.slice(start, start + 7).join(' ');
      expect(leaksIn({ 'a/index.html': `<p>${words}</p>`, 'a.txt': words })).toEqual([]);
    }),
    { seed: 1 },
  );
});

/** Inputs that once took an audit minutes, 400 kB each. */
const LONG: [string, string][] = [
  ['one letter', 'a'.repeat(400_000)],
  ['one letter after the other', 'a '.repeat(200_000)],
  ['the start of a URL', '://'.repeat(133_000)],
  ['email addresses', '@a'.repeat(200_000)],
  ['dots', 'a.'.repeat(200_000)],
  ['slashes', '/a'.repeat(200_000)],
  ['figures', '1,234 '.repeat(66_000)],
  ['one figure', '1'.repeat(400_000)],
  ['open tags', '<a '.repeat(133_000)],
  ['open links', ']('.repeat(200_000)],
  ['escapes', '\\'.repeat(400_000)],
  ['percent signs', '%61'.repeat(133_000)],
  ['ampersands', '&amp;'.repeat(80_000)],
  ['line breaks', '\n'.repeat(400_000)],
  ['spaces', ' '.repeat(400_000)],
  ['data', 'data:a/a;base64,'.repeat(25_000)],
  ['words with the same start', Array.from({ length: 600 }, (_, n) => 'a'.repeat(n)).join(' ')],
  ['nearly the same', 'a a a a a a a b '.repeat(25_000)],
];

test.for(LONG)('a long text takes no longer than any other: %s', ([, text]) => {
  const leaks = auditOf({
    ...validFiles(),
    [SOURCE]: `---\ntitle: Qzmarginsxw\ndescription: D.\naudience: team\n---\n\n${WORDS.join(' ')}\n`,
    // The MDX parser takes longer than the audit.
    'content/demo/long.mdx': `---\ntitle: Qzlongxw\ndescription: D.\ndraft: true\n---\n\n${text.slice(0, 20_000)}\n`,
    'content/demo/unused.txt': text,
  });
  const files = { 'a.txt': text, 'a.js': text, 'a.md': text, 'a/index.html': `<p>${text}` };
  const found = leaks({ ...files, 'b.txt': bytes(WORDS.join(' ')) });
  expect(found).toContainEqual(expect.objectContaining({ path: 'b.txt', source: SOURCE }));
});
