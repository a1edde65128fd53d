import { expect, test } from 'vitest';
import type { Workspace } from '../../src/model/workspace.ts';
import { coverView } from '../../src/view/cover.ts';
import { type DocumentView, documentView } from '../../src/view/document.ts';
import { publishedDocuments } from '../../src/view/published.ts';
import { questionsView } from '../../src/view/questions.ts';
import { siteView } from '../../src/view/site.ts';
import { exampleWorkspace } from '../valid-workspace.ts';

function engagementOf(workspace: Workspace) {
  const [engagement] = workspace.engagements;
  if (!engagement) throw new Error('the example has no engagement');
  return engagement;
}

function view(files: Record<string, string>, path: string): DocumentView {
  const workspace = exampleWorkspace({ files });
  const engagement = engagementOf(workspace);
  const document = engagement.documents.find((one) => one.path === path);
  if (!document) throw new Error(`the example has no ${path}`);
  const options = { workspace, audience: 'contractor', updated: {}, editUrl: null } as const;
  return documentView(document, engagement, options);
}

const page = (frontmatter: string, body = 'Text.') =>
  `---\ntitle: Notes\ndescription: Some notes.\n${frontmatter}\n---\n\n${body}\n`;

test('documents are sorted by stage, sidebar order, kind and path', () => {
  const workspace = exampleWorkspace({
    files: {
      'zebra.mdx': page('sidebar: { order: 1 }'),
      'apple.mdx': page('readBefore: first-commit'),
      'first.mdx': page('readBefore: first-call\nsidebar: { order: 0 }'),
      'secret.mdx': page('audience: team'),
      'later.mdx': page('draft: true'),
    },
  });
  const paths = publishedDocuments(engagementOf(workspace), 'contractor').map(({ path }) => path);
  expect(paths).toEqual([
    'first',
    'brief',
    'spec',
    'apple',
    'zebra',
    'architecture',
    'data-model',
    'conventions',
    'access',
    'working-agreement',
  ]);
  expect(publishedDocuments(engagementOf(workspace), 'team').map(({ path }) => path)).toContain(
    'secret',
  );
});

test('previous and next follow the reading order, unless the frontmatter says otherwise', () => {
  expect(view({}, 'spec')).toMatchObject({
    step: { number: 2, of: 2 },
    previous: { href: '/brief/', label: 'brief' },
    next: { href: '/architecture/', label: 'architecture' },
  });
  const files = { 'notes.mdx': page('prev: false\nnext: { link: /spec/, label: The spec }') };
  expect(view(files, 'notes')).toMatchObject({
    previous: null,
    next: { href: '/spec/', label: 'The spec' },
  });
  const byFile = { 'notes.mdx': page('prev: { link: ./spec.mdx#goal }\nnext: { link: /gone/ }') };
  expect(view(byFile, 'notes')).toMatchObject({
    previous: { href: '/spec/#goal', label: 'working-agreement' },
    next: null,
  });
});

test('the table of contents shows H2 and H3, or what the frontmatter asks for', () => {
  const body = '## One\n\nText.\n\n### Two\n\nText.\n\n#### Three\n\nText.';
  const texts = (frontmatter: string) =>
    view({ 'notes.mdx': page(frontmatter, body) }, 'notes').toc.map(({ text }) => text);
  expect(texts('owner: dana')).toEqual(['One', 'Two']);
  expect(texts('tableOfContents: false')).toEqual([]);
  expect(texts('tableOfContents: { minHeadingLevel: 3, maxHeadingLevel: 4 }')).toEqual([
    'Two',
    'Three',
  ]);
});

test('code references are listed once, in document order', () => {
  const body = '[a](repo:src/a.ts) <Snippet from="src/b.ts#L1-L2" /> [again](repo:src/a.ts)';
  const { codeReferences } = view({ 'notes.mdx': page('owner: dana', body) }, 'notes');
  expect(codeReferences.map(({ reference }) => reference)).toEqual(['src/a.ts', 'src/b.ts#L1-L2']);
});

test('the cover shows the first call in both time zones', () => {
  const workspace = exampleWorkspace({
    edits: {
      'index.mdx': {
        'response:': 'firstCall: { at: 2026-11-30T15:00, timezone: Europe/Copenhagen }\nresponse:',
      },
    },
  });
  const { firstCall } = coverView(engagementOf(workspace), 'contractor');
  expect(firstCall).toEqual({
    at: '2026-11-30T14:00:00.000Z',
    minutes: 15,
    link: null,
    clocks: [
      {
        label: 'Dana Reyes',
        timezone: 'Europe/Copenhagen',
        dateTime: '2026-11-30T15:00',
        text: 'Monday 30 November 2026, 15:00',
      },
      {
        label: 'Sam Ortiz',
        timezone: 'America/Bogota',
        dateTime: '2026-11-30T09:00',
        text: 'Monday 30 November 2026, 09:00',
      },
    ],
  });
});

test('questions are open or answered, and the newest come first', () => {
  const question = (title: string, asked: string, more = '') =>
    `---\ntitle: ${title}\ndescription: A question.\nasked: ${asked}\nby: contractor\n${more}---\n\n## Question\n\nWhy?\n\n## Answer\n\nSo.\n`;
  const workspace = exampleWorkspace({
    files: {
      'questions/0001-a.mdx': question('A', '2026-12-01'),
      'questions/0002-b.mdx': question('B', '2026-12-03'),
      'questions/0003-c.mdx': question(
        'C',
        '2026-12-02',
        'answered: 2026-12-02\nansweredBy: dana\n',
      ),
    },
  });
  const { open, answered, response } = questionsView(engagementOf(workspace), 'contractor');
  expect(open.map(({ title, by }) => `${title} ${by}`)).toEqual(['B Sam Ortiz', 'A Sam Ortiz']);
  expect(answered.map(({ title, answeredBy }) => `${title} ${answeredBy}`)).toEqual([
    'C Dana Reyes',
  ]);
  expect(response).toBe('1 business day');
});

test('the minutes of the reading path are the sum of those shown', () => {
  const options = { audience: 'contractor', url: null, logo: null, stylesheets: [] } as const;
  const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ');
  const files = { 'long.mdx': page('readBefore: first-call', words(660)) };
  const workspace = exampleWorkspace({ files });
  const { readingPath } = siteView(engagementOf(workspace), workspace, {
    ...options,
    stylesheets: [],
  });
  expect(readingPath.items.map(({ path, minutes }) => `${path} ${minutes}`)).toEqual([
    'brief 1',
    'spec 1',
    'long 3',
  ]);
  expect(readingPath.minutes).toBe(5);
});
