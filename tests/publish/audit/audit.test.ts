import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Audience } from '../../../src/model/workspace.ts';
import { audit } from '../../../src/publish/audit/audit.ts';
import { bytes, type SiteFiles } from '../../../src/publish/files.ts';
import { validFiles, workspaceOf } from '../../valid-workspace.ts';

const SENTENCE = 'Their margin on this work is three times what they were told.';
const COMMENT = 'Ask whether they would take half of it for the same scope.';
const OTHER = 'Zephyr moves the vault of its ledger to another continent in spring.';
const DRAFT = 'Nobody has decided yet whether the second phase will happen at all.';

const TEXTS = {
  ...validFiles(),
  'content/demo/negotiation.mdx': `---
title: Negotiation tactics
description: For us.
audience: team
---

${SENTENCE} Write to hidden.boss@example.org.
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
description: Published.
---

A public sentence that stands in both places, word for word.

{/* ${COMMENT} */}
`,
  'content/demo/img/unused-screenshot.png': '',
  'content/demo/img/our margins 2026.png': '',
  'content/demo/img/shown.png': '',
  'content/zephyr-vault/index.mdx': `---
title: Vault migration
description: Somebody else's.
company: Zephyr Holdings
starts: 2026-12-01
ends: 2027-01-15
people:
  - { id: quentin, name: Quentin Quill, role: Lead, email: quentin@zephyr.example, owns: [spec, review, access, questions] }
---

${OTHER}
`,
  'content/zephyr-vault/quarantine-plan.mdx':
    '---\ntitle: Quarantine procedure\ndescription: Theirs.\n---\n\nA public sentence that stands in both places, word for word.\n',
};

const workspace = workspaceOf(TEXTS);
const published = new Set(['content/demo/img/shown.png']);

function leaksIn(files: Record<string, string | Uint8Array>, audience: Audience = 'contractor') {
  const site: SiteFiles = new Map(
    Object.entries(files).map(([path, content]) => [
      path,
      typeof content === 'string' ? bytes(content) : content,
    ]),
  );
  const engagement = workspace.engagements.find(({ slug }) => slug === 'demo');
  if (!engagement) throw new Error('There is no demo.');
  return audit(site, {
    workspace,
    engagement,
    audience,
    published,
    theme: [bytes('Skip to content')],
  });
}

const FORBIDDEN = [
  ['the slug of another engagement', 'zephyr-vault', 'content/zephyr-vault'],
  ['its title', 'Vault migration', 'content/zephyr-vault/index.mdx'],
  ['the name of a file of it', 'quarantine-plan', 'content/zephyr-vault/quarantine-plan.mdx'],
  ['an address of it', 'quentin@zephyr.example', 'content/zephyr-vault/index.mdx'],
  [
    'eight words of it',
    'the vault of its ledger to another continent',
    'content/zephyr-vault/index.mdx',
  ],
  ['the title of a team document', 'Negotiation tactics', 'content/demo/negotiation.mdx'],
  ['its name', 'negotiation', 'content/demo/negotiation.mdx'],
  ['an address in it', 'hidden.boss@example.org', 'content/demo/negotiation.mdx'],
  ['eight words of it', 'on this work is three times what they', 'content/demo/negotiation.mdx'],
  ['the title of a draft', 'Second phase outlook', 'content/demo/plans/phase-two.mdx'],
  ['its name', 'phase-two', 'content/demo/plans/phase-two.mdx'],
  [
    'eight words of it',
    'decided yet whether the second phase will happen',
    'content/demo/plans/phase-two.mdx',
  ],
  ['eight words of a comment', 'they would take half of it for the', 'content/demo/notes.mdx'],
  [
    'the name of a file that nothing shows',
    'unused-screenshot.png',
    'content/demo/img/unused-screenshot.png',
  ],
  ['and one with spaces', 'our margins 2026.png', 'content/demo/img/our margins 2026.png'],
] as const;

const PLACES = [
  ['the text of a page', (it: string) => ({ 'a/index.html': `<p>So ${it} it is.</p>` })],
  [
    'text with markup in it',
    (it: string) => ({ 'a/index.html': `<p>${it.replace(' ', ' <b></b>')}</p>` }),
  ],
  ['an attribute', (it: string) => ({ 'a/index.html': `<img alt="${it}">` })],
  ['a comment', (it: string) => ({ 'a/index.html': `<!-- ${it} -->` })],
  ['a template', (it: string) => ({ 'a/index.html': `<template><p>${it}</p></template>` })],
  ['a style sheet', (it: string) => ({ '_astro/a.css': `a::after { content: "${it}" }` })],
  ['a script', (it: string) => ({ '_astro/a.js': `const a="${it}";` })],
  ['JSON', (it: string) => ({ 'criteria.json': JSON.stringify({ criteria: [{ text: it }] }) })],
  ['plain text', (it: string) => ({ 'llms.txt': it })],
  ['Markdown', (it: string) => ({ 'a.md': `# A\n\n${it}\n` })],
  ['an SVG', (it: string) => ({ 'a.svg': `<svg><title>${it}</title></svg>` })],
  [
    'the body of a mail',
    (it: string) => ({
      'a/index.html': `<a href="mailto:a@demo.example?body=${encodeURIComponent(`So\r\n${it.replace(' ', '\r\n')}`)}">Mail</a>`,
    }),
  ],
  [
    'several lines of JSON',
    (it: string) => ({ 'a.json': JSON.stringify([`So\n${it.replaceAll(' ', '\n')}\n`]) }),
  ],
  [
    'a calendar',
    (it: string) => ({
      'a.ics': `SUMMARY:So\\n${it.replace(' ', '\\n').slice(0, 12)}\r\n ${it.replace(' ', '\\n').slice(12)}\r\n`,
    }),
  ],
  [
    'what is compressed',
    (it: string) => ({ 'pagefind/a.pf_fragment': gzipSync(`{"content":"${it}"}`) }),
  ],
] as const;

describe.for(PLACES)('in %s', ([, place]) => {
  test.for(FORBIDDEN)('%s is found', ([, planted, source]) => {
    const [path] = Object.keys(place(planted));
    expect(leaksIn(place(planted))).toContainEqual(expect.objectContaining({ path, source }));
  });
});

describe('the names of the files of the site', () => {
  test.for([
    ['zephyr-vault/index.html', 'zephyr-vault'],
    ['negotiation/index.html', 'negotiation'],
    ['_astro/unused-screenshot.1a2b3c4d.png', 'unused-screenshot.png'],
    ['_astro/our-margins-2026.1a2b3c4d.png', 'our margins 2026.png'],
    ['plans/phase-two.md', 'phase-two'],
  ] as const)('%s', ([path, found]) => {
    expect(leaksIn({ [path]: '' })).toEqual([expect.objectContaining({ path, found })]);
  });
});

describe('is no leak:', () => {
  test('what the own sources say as well, in whatever file', () => {
    const own = 'A public sentence that stands in both places, word for word.';
    for (const [, place] of PLACES) expect(leaksIn(place(own))).toEqual([]);
  });

  test('what only resembles something', () => {
    for (const text of [
      'They migrate the vault.',
      'zephyr-vaults, and a renegotiation',
      'the vault of its ledger to another',
      'shown.png',
      'boss@example.org',
    ]) {
      expect.soft(leaksIn({ 'a/index.html': `<p>${text}</p>` }), text).toEqual([]);
    }
  });

  test('what only comes together across two attributes or two files', () => {
    const [one, two] = ['the vault of its', 'ledger to another continent'];
    expect(leaksIn({ 'a/index.html': `<img alt="${one}" title="${two}">` })).toEqual([]);
    expect(leaksIn({ 'a.txt': one, 'b.txt': two })).toEqual([]);
  });

  test('what the theme says', () => {
    expect(leaksIn({ 'a/index.html': '<a>Skip to content</a>' })).toEqual([]);
  });

  test('a team document on a team site, while a draft still is one', () => {
    const text = `<h1>Negotiation tactics</h1><p>${SENTENCE}</p>`;
    expect(leaksIn({ 'negotiation/index.html': text }, 'team')).toEqual([]);
    expect(leaksIn({ 'a.txt': DRAFT }, 'team')).not.toEqual([]);
    expect(leaksIn({ 'a.txt': COMMENT }, 'team')).not.toEqual([]);
    expect(leaksIn({ 'a.txt': OTHER }, 'team')).not.toEqual([]);
  });
});
