import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { bytes } from '../../../src/io/site-files.ts';
import type { Audience } from '../../../src/model/workspace.ts';
import { validFiles } from '../../valid-workspace.ts';
import { auditOf } from './audited.ts';

const SENTENCE = 'Their margin on this work is three times what they were told.';
const COMMENT = 'Ask whether they would take half of it for the same scope.';
const OTHER = 'Zephyr moves the vault of its ledger to another continent in spring.';
const DRAFT = 'Nobody has decided yet whether the second phase will happen at all.';
const JAPANESE = '彼らの利益率は伝えられた額の三倍である。';
const THAI = 'กำไรของงานนี้สูงกว่าที่บอกไว้สามเท่า';

const TEXTS = {
  ...validFiles(),
  'content/demo/negotiation.mdx': `---
title: Negotiation tactics
description: For us.
audience: team
---

${SENTENCE} Write to hidden.boss@example.org. ${JAPANESE} ${THAI}

They have €4.2 million ARR and **37** customers, serve 1,200 requests per second at a margin of 38.5%.
`,
  'content/demo/plans/phase-two.mdx': `---
title: Second phase outlook
description: Later.
draft: true
---

${DRAFT}
`,
  'content/demo/notes.mdx': `---
title: Notes
# ${'What they pay us for it is more than they should ever know.'}
description: Published.
---

A public sentence that stands in both places, word for word.

{/* ${COMMENT} */}
`,
  'content/demo/img/unused-screenshot.png': '',
  'content/demo/img/our margins 2026.png': '',
  'content/demo/img/shown.png': '',
  'content/demo/numbers.csv': 'Each row of this list is a bill that nobody has paid so far,1\n',
  'content/demo/_sketch.mdx':
    '---\ntitle: Sketch of a fork\n---\n\nPerhaps we will throw all of it away before the year is over.\n',
  'content/zephyr-vault/index.mdx': `---
title: Vault migration
description: Somebody else's.
company: Zephyr Holdings
contractor: { name: Anna-Lena Özdemir }
starts: 2026-12-01
ends: 2027-01-15
channels: { questions: https://chat.zephyr-internal.example/vault }
people:
  - { id: quentin, name: Quentin Quill, role: Lead, email: quentin@zephyr.example, owns: [spec, review, access, questions] }
---

${OTHER} It is [there](https://wiki.vaults.example/x).
`,
  'content/zephyr-vault/quarantine-plan.mdx':
    '---\ntitle: Quarantine procedure\ndescription: Theirs.\n---\n\nA public sentence that stands in both places, word for word.\n',
};

const leaksFor = (audience: Audience) =>
  auditOf(TEXTS, {
    audience,
    published: ['content/demo/img/shown.png'],
    theme: 'Skip to content',
  });
const leaksIn = leaksFor('contractor');

const INDEX = 'content/zephyr-vault/index.mdx';
const TEAM = 'content/demo/negotiation.mdx';

/** Texts that must not occur anywhere in the site. */
const FORBIDDEN = [
  ['the title of another engagement', 'Vault migration', INDEX],
  ['its company', 'Zephyr Holdings', INDEX],
  ['its contractor, hyphenated', 'Anna-Lena Özdemir', INDEX],
  ['a person in it', 'Quentin Quill', INDEX],
  ['in reverse order', 'Quill, Quentin', INDEX],
  ['an address of it', 'quentin@zephyr.example', INDEX],
  ['a host of it', 'chat.zephyr-internal.example', INDEX],
  ['another one', 'wiki.vaults.example', INDEX],
  ['eight words of it', 'the vault of its ledger to another continent', INDEX],
  ['a document of it', 'Quarantine procedure', 'content/zephyr-vault/quarantine-plan.mdx'],
  ['the title of a team document', 'Negotiation tactics', TEAM],
  ['an address in it', 'hidden.boss@example.org', TEAM],
  ['eight words of it', 'on this work is three times what they', TEAM],
  ['eight characters of Japanese', 'られた額の三倍で', TEAM],
  ['eight characters of Thai', 'งานนี้สู', TEAM],
  ['a sum', '€4.2 million ARR', TEAM],
  ['written otherwise', 'EUR 4,200,000', TEAM],
  ['a number of something', '37 customers', TEAM],
  ['a rate', '1,200 requests per second', TEAM],
  ['a share', 'a margin of 38.5 %', TEAM],
  ['the title of a draft', 'Second phase outlook', 'content/demo/plans/phase-two.mdx'],
  [
    'eight words of it',
    'decided yet whether the second phase will happen',
    'content/demo/plans/phase-two.mdx',
  ],
  ['eight words of a comment', 'they would take half of it for the', 'content/demo/notes.mdx'],
  ['of one in frontmatter', 'us for it is more than they should', 'content/demo/notes.mdx'],
  ['an unused file', 'unused-screenshot.png', 'content/demo/img/unused-screenshot.png'],
  ['and one with spaces', 'our margins 2026.png', 'content/demo/img/our margins 2026.png'],
  ['eight words of one', 'this list is a bill that nobody has', 'content/demo/numbers.csv'],
  ['a file that starts with _', 'throw all of it away before the year', 'content/demo/_sketch.mdx'],
  ['its title', 'Sketch of a fork', 'content/demo/_sketch.mdx'],
] as const;

const utf16 = (text: string, isBig = false) => {
  const buffer = Buffer.from(text, 'utf16le');
  return isBig ? buffer.swap16() : buffer;
};
const escapes = (text: string, write: (code: number) => string) =>
  text.replace(/[^ ]/g, (character) => write(character.charCodeAt(0)));
const four = (code: number) => code.toString(16).padStart(4, '0');

type Place = (it: string) => Record<string, string | Uint8Array>;

const PLACES: [string, Place][] = [
  ['the text of a page', (it) => ({ 'a/index.html': `<p>So ${it} it is.</p>` })],
  ['text with markup in it', (it) => ({ 'a/index.html': `<p>${it.replace(' ', ' <b></b>')}</p>` })],
  [
    'words with markup in them',
    (it) => ({ 'a/index.html': `<p>${it.replace(/^(.)(.*)(.)$/u, '$1<b>$2</b>$3')}</p>` }),
  ],
  [
    'elements without spaces between',
    (it) => ({ 'a/index.html': `<i>So</i><b>${it}</b><i>it</i>` }),
  ],
  ['a link', (it) => ({ 'a/index.html': `<p>So<a href="/b/">${it}</a>it</p>` })],
  [
    'entities',
    (it) => ({ 'a/index.html': `<p>${escapes(it, (code) => `&#x${four(code)};`)}</p>` }),
  ],
  ['an attribute', (it) => ({ 'a/index.html': `<img alt="${it}">` })],
  ['a comment', (it) => ({ 'a/index.html': `<!-- ${it} -->` })],
  ['a template', (it) => ({ 'a/index.html': `<template><p>${it}</p></template>` })],
  [
    'a script in a page',
    (it) => ({
      'a/index.html': `<script>a="${escapes(it, (code) => `\\u${four(code)}`)}"</script>`,
    }),
  ],
  [
    'JSON with a page in it',
    (it) => ({ 'a.json': JSON.stringify({ html: `<p>${it.replace(' ', '</b> <b>')}</p>` }) }),
  ],
  ['a style sheet', (it) => ({ '_astro/a.css': `a::after { content: "${it}" }` })],
  ['a script', (it) => ({ '_astro/a.js': `const a="${it}";` })],
  [
    'escapes of a script',
    (it) => ({
      'a.js': `a="${escapes(it, (code) => (code < 256 ? `\\x${four(code).slice(2)}` : `\\u{${code.toString(16)}}`))}"`,
    }),
  ],
  ['JSON', (it) => ({ 'criteria.json': JSON.stringify({ criteria: [{ text: it }] }) })],
  ['plain text', (it) => ({ 'llms.txt': it })],
  ['text without an extension', (it) => ({ _headers: it })],
  ['Markdown', (it) => ({ 'a.md': `# A\n\n${it}\n` })],
  ['an SVG', (it) => ({ 'a.svg': `<svg><title>${it}</title></svg>` })],
  [
    'the body of a mail',
    (it) => ({
      'a/index.html': `<a href="mailto:a@demo.example?body=${encodeURIComponent(`So\r\n${it.replace(' ', '\r\n')}`)}">Mail</a>`,
    }),
  ],
  [
    'several lines of JSON',
    (it) => ({ 'a.json': JSON.stringify([`So\n${it.replaceAll(' ', '\n')}\n`]) }),
  ],
  [
    'a calendar',
    (it) => ({
      'a.ics': `SUMMARY:So\\n${it.replace(' ', '\\n').slice(0, 12)}\r\n ${it.replace(' ', '\\n').slice(12)}\r\n`,
    }),
  ],
  ['compressed text', (it) => ({ 'pagefind/a.pf_fragment': gzipSync(`{"content":"${it}"}`) })],
  [
    'the second of two compressed parts',
    (it) => ({ 'a.txt.gz': Buffer.concat([gzipSync('So '), gzipSync(it)]) }),
  ],
  ['Brotli', (it) => ({ 'a.txt.br': brotliCompressSync(it) })],
  ['deflate', (it) => ({ 'a.txt.zz': deflateSync(it) })],
  [
    'a data URL',
    (it) => ({
      'a/index.html': `<img src="data:image/svg+xml;base64,${Buffer.from(`<svg><text>${it}</text></svg>`).toString('base64')}">`,
    }),
  ],
  ['UTF-16', (it) => ({ 'a.txt': utf16(`So ${it} it is, and so on and so forth.`) })],
  ['big-endian UTF-16', (it) => ({ 'a.txt': utf16(`\uFEFFSo ${it} it is.`, true) })],
  [
    'UTF-16 in the data of an image',
    (it) => ({ 'a.png': Buffer.concat([Buffer.from([0x89, 0, 255, 1]), utf16(` ${it} `)]) }),
  ],
  [
    'UTF-8 in the data of a video',
    (it) => ({ 'a.mp4': Buffer.concat([Buffer.from([0, 255, 1, 2]), bytes(`\0 ${it} \0`)]) }),
  ],
];

/** In binary files and single escapes, only matches too long for coincidence count. */
const BINARY = /^UTF-(16 in|8 in)/;

describe.for(PLACES)('in %s', ([name, place]) => {
  const found = BINARY.test(name)
    ? FORBIDDEN.filter(
        ([what]) => !/^(a number|a rate|a sum|a share|written|eight char)/.test(what),
      )
    : FORBIDDEN;
  test.for(found)('%s is found: %s', ([, planted, source]) => {
    const [path] = Object.keys(place(planted));
    expect(leaksIn(place(planted))).toContainEqual(expect.objectContaining({ path, source }));
  });
});

describe('a name in a path or a link', () => {
  test.for([
    ['zephyr-vault/index.html', 'zephyr-vault'],
    ['negotiation/index.html', 'negotiation'],
    ['_astro/unused-screenshot.1a2b3c4d.png', 'unused-screenshot.png'],
    ['_astro/our-margins-2026.1a2b3c4d.png', 'our margins 2026.png'],
    ['plans/phase-two.md', 'phase-two'],
  ] as const)('is found in the file name %s', ([path, found]) => {
    expect(leaksIn({ [path]: '' })).toEqual([expect.objectContaining({ path, found })]);
  });

  test.for([
    ['an address', 'a/index.html', '<a href="/zephyr-vault/spec/">It</a>'],
    ['a relative one', 'a/index.html', '<a href="zephyr-vault">It</a>'],
    ['one with escapes', 'a/index.html', '<a href="/%7aephyr-vault/">It</a>'],
    ['JSON', 'a.json', '{"url":"https://example.com/zephyr-vault/spec/"}'],
    ['Markdown', 'a.md', '[It](zephyr-vault)'],
    ['text', 'a.txt', 'See content/zephyr-vault/index.mdx.'],
    ['a style sheet', 'a.css', 'a { background: url(../zephyr-vault/a.png) }'],
    ['the path of Windows', 'a.txt', String.raw`C:\briefs\zephyr-vault\spec.mdx`],
    ['a name with its ending', 'a.txt', 'It is in zephyr-vault.mdx.'],
  ] as const)('is found in %s', ([, path, text]) => {
    expect(leaksIn({ [path]: text })).toEqual([
      { path, found: 'zephyr-vault', source: 'content/zephyr-vault' },
    ]);
  });

  test('is not found if it is just a word', () => {
    const text = 'The negotiation of a zephyr-vault, a quarantine-plan: phase-two.';
    expect(leaksIn({ 'a/index.html': `<p>${text}</p>`, 'a.txt': text })).toEqual([]);
  });
});

describe('no leak is reported for', () => {
  test('text that the site’s own sources contain, too, in any file', () => {
    const own = 'A public sentence that stands in both places, word for word.';
    for (const [, place] of PLACES) expect(leaksIn(place(own))).toEqual([]);
  });

  test('text that is merely similar', () => {
    for (const text of [
      'They migrate the vault.',
      'zephyr-vaults, and a renegotiation',
      'the vault of its ledger to another',
      'shown.png',
      'boss@example.org',
      'vaults.example',
      'chat.zephyr.example.net',
      'Quentin wrote a quill.',
      'A vault. Migration.'.replace('. ', ' of '),
      '37 people, 38 customers, 4.2 million',
      '1,200 rows per second',
      'た額の三倍で',
    ]) {
      expect.soft(leaksIn({ 'a/index.html': `<p>${text}</p>` }), text).toEqual([]);
    }
  });

  test('text that only combines across attributes, cells or files', () => {
    const [one, two] = ['the vault of its', 'ledger to another continent'];
    expect(leaksIn({ 'a/index.html': `<img alt="${one}" title="${two}">` })).toEqual([]);
    expect(leaksIn({ 'a.txt': one, 'b.txt': two })).toEqual([]);
    expect(leaksIn({ 'a/index.html': '<ul><li>Vault</li><li>Migration</li></ul>' })).toEqual([]);
    expect(leaksIn({ 'a/index.html': '<ul><li>37</li><li>customers</li></ul>' })).toEqual([]);
  });

  test('the text of the theme', () => {
    expect(leaksIn({ 'a/index.html': '<a>Skip to content</a>' })).toEqual([]);
  });

  test('a team document on a team site, unlike drafts, comments and other engagements', () => {
    const leaks = leaksFor('team');
    const text = `<h1>Negotiation tactics</h1><p>${SENTENCE}</p>`;
    expect(leaks({ 'negotiation/index.html': text })).toEqual([]);
    expect(leaks({ 'a.txt': DRAFT })).not.toEqual([]);
    expect(leaks({ 'a.txt': COMMENT })).not.toEqual([]);
    expect(leaks({ 'a.txt': OTHER })).not.toEqual([]);
  });
});

describe('a file that cannot be read', () => {
  test.for([
    ['a.bin', Buffer.from([0, 1, 2, 0xff, 0xfe, 3]), 'cannot be read'],
    ['a.js.map', bytes('{}'), 'is a source map'],
    ['a.js', bytes('a()\n//# sourceMappingURL=a.js.map'), 'refers to a source map'],
    ['a.pdf', bytes('%PDF-1.7'), 'cannot be opened'],
    ['a.gz', bytes('no gzip'), 'cannot be unpacked'],
  ] as const)('is refused: %s', ([path, content, source]) => {
    expect(leaksIn({ [path]: content })).toEqual([{ path, found: null, source }]);
  });

  test('is read if it can be opened', () => {
    const leaks = auditOf(TEXTS, {
      openContainer: (extension, content) => ({
        texts: [{ name: `${extension}/a.xml`, text: new TextDecoder().decode(content) }],
        problem: null,
      }),
    });
    expect(leaks({ 'a.docx': 'Nothing' })).toEqual([]);
    expect(leaks({ 'a.docx': `So ${OTHER}` })).toEqual([
      { path: 'a.docx', found: expect.stringContaining('zephyr moves'), source: INDEX },
    ]);
  });
});
