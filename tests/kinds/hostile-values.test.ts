import { describe, expect, test } from 'vitest';
import { RULES } from '../../src/check/rules.ts';
import { runRules } from '../../src/check/run-rules.ts';
import type { Workspace } from '../../src/model/workspace.ts';
import { coverView } from '../../src/view/cover.ts';
import { documentView } from '../../src/view/document.ts';
import { exampleWorkspace } from '../valid-workspace.ts';

/** Frontmatter with a slot for a value, by the type of the value. */
const INDEX = {
  'channels.questions': 'channels: { questions: VALUE }',
  'channels.updates': 'channels: { updates: VALUE }',
  'channels.review': 'channels: { review: VALUE }',
  'firstCall.link':
    'firstCall: { at: "2026-11-30T15:00", timezone: Europe/Copenhagen, link: VALUE }',
  'repository.url': 'repository: { url: VALUE }',
};
const PAGE = {
  'prev.link': 'prev: { link: VALUE }',
  'next.link': 'next: { link: VALUE, label: More }',
  editUrl: 'editUrl: VALUE',
};
const REVIEW = { pullRequest: 'pullRequest: VALUE' };
const TEXTS = {
  'sidebar.label': 'sidebar: { label: VALUE }',
  'sidebar.badge': 'sidebar: { badge: VALUE }',
  'sidebar.badge.text': 'sidebar: { badge: { text: VALUE } }',
  'banner.content': 'banner: { content: VALUE }',
  'prev.label': 'prev: { link: /spec/, label: VALUE }',
  next: 'next: VALUE',
};
/** The text in the example, and its replacement. */
const INDEX_TEXTS: Record<string, [string, string]> = {
  company: ['Northwind Ledger', 'VALUE'],
  'contractor.name': ['Sam Ortiz', 'VALUE'],
  'contractor.email': ['Sam Ortiz', 'Sam, email: VALUE'],
  'contractor.timezone': ['America/Bogota', 'VALUE'],
  'response.within': ['1 business day', 'VALUE'],
  'people.name': ['Dana Reyes', 'VALUE'],
  'people.role': ['Tech lead', 'VALUE'],
};

/** What no link may be, in any field. */
const LINKS = [
  ...[
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
  ],
  ...[
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'repo:src/a.ts',
  ],
  ...['//evil.example', '\\\\evil.example', '/\\evil.example', 'https:\\\\evil.example'],
  ...['https://a.example/\u0000', 'https://a.example/\nX-Header: 1', 'https://a.example/\r\n'],
  ...[
    'https://a.example/b c',
    ' https://a.example',
    'https://a.example ',
    'https://a.example/\u007f',
  ],
  ...['https://a.example/\u202egpj', 'https://a.example/\u2066b\u2069', 'https://a.example/\u0085'],
  ...[
    'https://a.example/\u200b',
    'https://a.example/\u2028',
    'https:evil',
    'https://',
    'https://[',
  ],
  ...['&#106;avascript:alert(1)', '%6aavascript:alert(1)', 'mailto:a@b.example\nBcc: c@d.example'],
];

/** What no text may contain. */
const CHARACTERS = [
  ...['\u0000', '\u0007', '\u001b[2J', '\u007f', '\u0085', '\u009b31m'],
  ...['\u202e', '\u202a', '\u2066', '\u2069', '\u2028', '\ud800'],
];

/** The findings in a file, as `rule line`; the value is on line 4. */
function found(workspace: Workspace, path: string): string[] {
  const options = { rules: RULES, today: '2026-12-01', trusted: false };
  return runRules(workspace, options).flatMap(({ rule, file, range }) =>
    file.endsWith(`/${path}`) ? `${rule} ${range.start.line}` : [],
  );
}

function withPage(yaml: string, path = 'notes.mdx'): Workspace {
  const text = `---\ntitle: N\ndescription: N.\n${yaml}\n---\n\nText.\n`;
  return exampleWorkspace({ files: { [path]: text } });
}

function withIndex(yaml: string): Workspace {
  return exampleWorkspace({ edits: { 'index.mdx': { 'people:': `${yaml}\npeople:` } } });
}

function written(yaml: string, value: string): string {
  return yaml.replace('VALUE', () => JSON.stringify(value));
}

const links = (fields: Record<string, string>) =>
  Object.entries(fields).flatMap(([name, yaml]) => LINKS.map((url) => [name, url, yaml] as const));
const texts = (fields: Record<string, string>) =>
  Object.entries(fields).flatMap(([name, yaml]) =>
    CHARACTERS.map((char) => [name, `a${char}b`, yaml] as const),
  );

describe('links', () => {
  test.each(links(PAGE))('%s: %j is refused, and appears in no view', (_, url, yaml) => {
    const workspace = withPage(written(yaml, url));
    expect(found(workspace, 'notes.mdx')).toEqual(['frontmatter/schema 4']);
    const [engagement] = workspace.engagements;
    const document = engagement?.documents.find(({ path }) => path === 'notes');
    if (!engagement || !document) throw new Error('the example has no such document');
    const options = { workspace, audience: 'contractor', updated: {}, editUrl: null } as const;
    const { previous, next, editUrl } = documentView(document, engagement, options);
    expect(JSON.stringify([previous?.href, next?.href, editUrl])).not.toContain(
      JSON.stringify(url).slice(1, -1),
    );
  });

  test.each(links(REVIEW))('%s: %j is refused', (_, url, yaml) => {
    const workspace = withPage(written(yaml, url), 'reviews/0001-a.mdx');
    expect(found(workspace, 'reviews/0001-a.mdx')).toContain('frontmatter/schema 4');
  });

  test.each(links(INDEX))('%s: %j is refused, and appears in no view', (_, url, yaml) => {
    const workspace = withIndex(written(yaml, url));
    expect(found(workspace, 'index.mdx').map((one) => one.split(' ')[0])).toEqual([
      'frontmatter/schema',
    ]);
    const [engagement] = workspace.engagements;
    if (!engagement) throw new Error('the example has no engagement');
    expect(engagement.facts.channels).toEqual({});
    expect(engagement.facts.firstCall?.link ?? null).toBe(null);
    expect(engagement.facts.repository?.url ?? null).toBe(null);
    expect(coverView(engagement, 'contractor').channels).toEqual({});
  });
});

describe('texts', () => {
  test.each(texts(TEXTS))('%s: %j is refused', (_, value, yaml) => {
    expect(found(withPage(written(yaml, value)), 'notes.mdx')).toEqual(['frontmatter/schema 4']);
  });

  const ofIndex = Object.entries(INDEX_TEXTS).flatMap(([name, [from, to]]) =>
    CHARACTERS.map((char) => [name, `a${char}b`, from, to] as const),
  );
  test.each(ofIndex)('%s: %j is refused', (_, value, from, to) => {
    const workspace = exampleWorkspace({ edits: { 'index.mdx': { [from]: written(to, value) } } });
    const rules = found(workspace, 'index.mdx');
    expect(rules.map((one) => one.split(' ')[0])).toEqual(['frontmatter/schema']);
  });

  test.each(['a‍b 👩‍💻', 'שלום \u200f!', 'Ελληνικά', 'two\nlines', 'a\tb'])(
    '%j is accepted',
    (value) => {
      const [banner = ''] = [TEXTS['banner.content']];
      expect(found(withPage(written(banner, value)), 'notes.mdx')).toEqual([]);
    },
  );
});

describe('legitimate values are accepted', () => {
  test.each([
    ...['/spec/', './spec.mdx#goal', '#top', 'https://a.example/b?c=d#e', 'mailto:a@b.example'],
    'https://例え.jp/パス',
  ])('next.link: %j', (url) => {
    expect(found(withPage(written(PAGE['next.link'], url)), 'notes.mdx')).toEqual([]);
  });

  test.each([
    ...['https://a.example', 'HTTPS://A.example/x', 'http://localhost:3000', 'https://[::1]/a'],
    'https://a.example/?q=%20',
  ])('channels.questions: %j', (url) => {
    expect(found(withIndex(written(INDEX['channels.questions'], url)), 'index.mdx')).toEqual([]);
  });
});
