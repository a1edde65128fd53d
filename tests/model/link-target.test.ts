import { describe, expect, test } from 'vitest';
import { anchorsOf } from '../../src/model/anchors.ts';
import { type LinkTarget, resolveLink } from '../../src/model/link-target.ts';
import { join } from '../../src/model/paths.ts';
import type { Document, Workspace } from '../../src/model/workspace.ts';
import { workspaceOf } from '../valid-workspace.ts';

const page = (body = 'Text.', frontmatter = '') =>
  `---\ntitle: A\ndescription: B.\n${frontmatter}---\n\n${body}\n`;

const workspace: Workspace = workspaceOf({
  'content/demo/index.mdx': page('Hi.', 'include: [security/laptops]\n'),
  'content/demo/spec.mdx': page(
    '## Goal\n\n<b id="mark">x</b> <Person id="dana" />\n\n## Acceptance criteria\n\n- **AC-1** x',
  ),
  'content/demo/notes.mdx': page('x', 'audience: team\n'),
  'content/demo/draft.mdx': page('x', 'draft: true\n'),
  'content/demo/questions/0001-rounding.mdx': page(),
  'content/demo/guide/index.mdx': page(),
  'content/demo/caf\u00e9.mdx': page(),
  'content/demo/architecture.mdx': page(
    'x',
    'systems: [{ id: billing, name: B, kind: service }]\n',
  ),
  'content/demo/img/a b.png': 'png',
  'content/other/index.mdx': page(),
  'content/other/spec.mdx': page(),
  'content/other/img/x.png': 'png',
  'content/_shared/security/laptops.mdx': page(),
  'content/_shared/security/keys.mdx': page(),
  'content/_shared/security/disk.png': 'png',
});
const [demo, other] = workspace.engagements;
if (!demo || !other) throw new Error('two engagements are needed');

function documentAt(file: string): Document {
  const all = [demo?.index, ...(demo?.documents ?? []), ...workspace.shared];
  const found = all.find((document) => document?.file === `content/${file}`);
  if (!found) throw new Error(`no ${file}`);
  return found;
}

function describeTarget(target: LinkTarget): string {
  switch (target.type) {
    case 'document':
      return `document ${target.document.file}${target.anchor && `#${target.anchor}`}`;
    case 'page':
      return `page ${target.path}${target.anchor && `#${target.anchor}`}`;
    case 'team-only':
      return `team-only ${target.document.file}`;
    case 'asset':
    case 'other-engagement':
      return `${target.type} ${target.file}`;
    case 'broken':
      return `broken ${target.suggestion}`;
    case 'code':
      return `code ${target.reference}`;
    default:
      return target.type;
  }
}

const leadsTo = (url: string, from: string, engagement = demo) =>
  describeTarget(resolveLink(url, documentAt(from), engagement, workspace));

describe('from a document of the engagement', () => {
  test.each([
    ['https://example.com', 'external'],
    ['mailto:a@example.com', 'external'],
    ['repo:src/a.ts#L1', 'code src/a.ts#L1'],
    ['#goal', 'document content/demo/spec.mdx#goal'],
    ['#', 'document content/demo/spec.mdx'],
    ['?plain', 'document content/demo/spec.mdx'],
    ['', 'broken null'],
    // By file
    ['./spec.mdx', 'document content/demo/spec.mdx'],
    ['spec.mdx#ac-1', 'document content/demo/spec.mdx#ac-1'],
    ['./spec.mdx?plain#a%20b', 'document content/demo/spec.mdx#a b'],
    ['../demo/spec.mdx', 'document content/demo/spec.mdx'],
    ['./index.mdx', 'document content/demo/index.mdx'],
    ['./questions/0001-rounding.mdx', 'document content/demo/questions/0001-rounding.mdx'],
    ['./guide/index.mdx', 'document content/demo/guide/index.mdx'],
    ['./cafe\u0301.mdx', 'document content/demo/café.mdx'],
    ['./caf%C3%A9.mdx', 'document content/demo/café.mdx'],
    ['./img/a%20b.png', 'asset content/demo/img/a b.png'],
    ['../_shared/security/laptops.mdx', 'document content/_shared/security/laptops.mdx'],
    ['../_shared/security/keys.mdx', 'other-engagement content/_shared/security/keys.mdx'],
    ['../_shared/security/disk.png', 'other-engagement content/_shared/security/disk.png'],
    ['../other/spec.mdx', 'other-engagement content/other/spec.mdx'],
    ['../other/img/x.png', 'other-engagement content/other/img/x.png'],
    ['./notes.mdx', 'team-only content/demo/notes.mdx'],
    ['./draft.mdx', 'team-only content/demo/draft.mdx'],
    // By site path
    ['/', 'document content/demo/index.mdx'],
    ['/spec/', 'document content/demo/spec.mdx'],
    ['/spec', 'document content/demo/spec.mdx'],
    ['/spec/?q#goal', 'document content/demo/spec.mdx#goal'],
    ['/guide/', 'document content/demo/guide/index.mdx'],
    ['/questions/0001-rounding/', 'document content/demo/questions/0001-rounding.mdx'],
    ['/questions/#any', 'page questions#any'],
    ['/first-call/', 'page first-call'],
    ['/changes', 'page changes'],
    ['/img/a%20b.png', 'asset content/demo/img/a b.png'],
    ['/security/laptops/', 'document content/_shared/security/laptops.mdx'],
    ['/security/keys/', 'other-engagement content/_shared/security/keys.mdx'],
    ['/other/spec/', 'other-engagement content/other/spec.mdx'],
    ['/notes/', 'team-only content/demo/notes.mdx'],
    // Typos
    ['./Spec.mdx', 'broken ./spec.mdx'],
    ['./spec', 'broken ./spec.mdx'],
    ['./spec.md#goal', 'broken ./spec.mdx#goal'],
    ['../spec/', 'broken ./spec.mdx'],
    ['./spec/', 'broken ./spec.mdx'],
    ['./questions/', 'broken /questions/'],
    ['./guide/', 'broken ./guide/index.mdx'],
    ['./gudie/index.mdx', 'broken ./guide/index.mdx'],
    ['./img/ab.png', 'broken ./img/a%20b.png'],
    ['/Spec/', 'broken /spec/'],
    ['/spec.mdx', 'broken /spec/'],
    ['/spec.html#goal', 'broken /spec/#goal'],
    ['/demo/spec/', 'broken /spec/'],
    ['/content/demo/spec.mdx', 'broken /spec/'],
    ['/qestions/', 'broken /questions/'],
    ['/frst-call/', 'broken /first-call/'],
    ['./changes.mdx', 'broken /changes/'],
    ['/nothing-of-the-kind/', 'broken null'],
    ['../../../../etc/passwd', 'broken null'],
    ['./%', 'broken null'],
    ['/constructor/', 'broken null'],
    ['./__proto__', 'broken null'],
    [`./${'x'.repeat(100_000)}.mdx`, 'broken null'],
  ])('%s', (url, target) => {
    expect(leadsTo(url, 'demo/spec.mdx')).toBe(target);
  });

  test('files are relative to the document’s folder', () => {
    const from = 'demo/questions/0001-rounding.mdx';
    expect(leadsTo('../spec.mdx', from)).toBe('document content/demo/spec.mdx');
    expect(leadsTo('./spec.mdx', from)).toBe('broken ../spec.mdx');
    expect(leadsTo('../../spec/', from)).toBe('broken ../spec.mdx');
  });
});

test('the team can link to team documents, and nobody to drafts', () => {
  expect(leadsTo('./spec.mdx', 'demo/notes.mdx')).toBe('document content/demo/spec.mdx');
  expect(leadsTo('/notes/', 'demo/notes.mdx')).toBe('document content/demo/notes.mdx');
  expect(leadsTo('/draft/', 'demo/notes.mdx')).toBe('team-only content/demo/draft.mdx');
  expect(leadsTo('#here', 'demo/draft.mdx')).toBe('document content/demo/draft.mdx#here');
});

describe('from a shared document', () => {
  const from = '_shared/security/laptops.mdx';

  test('site paths resolve in the engagement that includes it', () => {
    expect(leadsTo('/spec/', from)).toBe('document content/demo/spec.mdx');
    expect(leadsTo('/spec/', from, other)).toBe('document content/other/spec.mdx');
    expect(leadsTo('/draft/', from, other)).toBe('broken null');
  });

  test('files resolve in its own folder, and in one engagement only', () => {
    expect(leadsTo('./disk.png', from)).toBe('asset content/_shared/security/disk.png');
    expect(leadsTo('./keys.mdx', from)).toBe('other-engagement content/_shared/security/keys.mdx');
    expect(leadsTo('../../demo/spec.mdx', from)).toBe('document content/demo/spec.mdx');
    expect(leadsTo('../../demo/spec.mdx', from, other)).toBe(
      'other-engagement content/demo/spec.mdx',
    );
  });
});

test('anchors are headings, criteria, elements and systems', () => {
  expect(anchorsOf(documentAt('demo/spec.mdx'))).toEqual([
    'top',
    'goal',
    'acceptance-criteria',
    'ac-1',
    'mark',
  ]);
  expect(anchorsOf(documentAt('demo/architecture.mdx'))).toContain('system-billing');
  expect(anchorsOf(documentAt('demo/index.mdx'))).toContain('people');
});

test.each([
  ['content/demo', './a.mdx', 'content/demo/a.mdx'],
  ['content/demo', '../a', 'content/a'],
  ['content/demo', './/a/./b/', 'content/demo/a/b'],
  ['content', '../../a', null],
])('from %s, %s is %s', (folder, path, file) => {
  expect(join(folder, path)).toBe(file);
});
