import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contentFiles } from '../../../src/io/content-files.ts';
import { packageRoot } from '../../../src/io/package-root.ts';
import { openFolders } from '../../../src/io/real-files.ts';
import { bytes, type SiteFiles } from '../../../src/io/site-files.ts';
import { documentsOf } from '../../../src/model/documents.ts';
import { writtenIn } from '../../../src/model/source.ts';
import { createAudit } from '../../../src/publish/audit/audit.ts';
import { validFiles, workspaceOf } from '../../valid-workspace.ts';
import { auditOf } from './audited.ts';

/** Two engagements that share all but their own words: sections, people, company, tools. */
const OTHER = Object.fromEntries(
  Object.entries(validFiles()).map(([path, text]) => [
    path.replace('/demo/', '/platform/'),
    text.replace('title: Demo', 'title: Questions'),
  ]),
);
const page = (title: string, text: string, more = '') =>
  `---\ntitle: ${title}\ndescription: About it.\n${more}---\n\n${text}\n`;

const TEXTS = {
  ...validFiles(),
  ...OTHER,
  'content/demo/tools.mdx': page(
    'Tools',
    `We use [GitHub](https://github.com/northwind/billing), Slack and Postgres 16 on the platform, at
http://localhost:3000 and https://app.example.com. Write to dana@example.com, and expect an answer within 2
weeks, after 5 days of 37 tests. \`InvoiceLineItems\` are kept for 90 days.

If staging is down, ask <Person id="dana" /> before you restart anything in the cluster.

{/* Which tools to use for what, and who may pay for the ones that cost. */}

| a | b | c |
| --- | --- | --- |
| id | uuid | primary key |`,
  ),
  'content/platform/setup.mdx': page(
    'Setup',
    `They use [GitHub](https://github.com/northwind/billing), Slack and Postgres 16 on the platform, at
http://localhost:3000 and https://app.example.com. Write to dana@example.com within 2 weeks, 15 minutes or 5
days. There are 37 tests, 3 services, 12 documents, 30 questions by 15 January 2027, at 10:30, in 2026.

If staging is down, ask Dana Reyes, Tech lead, before you restart anything in the cluster.

\`\`\`sql
id uuid primary key default gen_random_uuid() not null
\`\`\`

Goal, in scope, out of scope, deliverables, acceptance criteria, definition of done.`,
  ),
  'content/platform/line-items.mdx': page('Line items', 'Text.'),
  'content/platform/welcome.mdx': page('Welcome', 'Text.'),
  'content/platform/faq/setup-access.mdx': page('Setup access', 'Text.'),
  'content/platform/risks.mdx': page('Tool', 'Text.'),
  'content/platform/logo.png': '',
  'content/demo/plan.mdx': page('Goal', 'Text.', 'draft: true\n'),
};
const leaksIn = auditOf(TEXTS);

describe('the site’s own content is no leak', () => {
  test.for<[string, string, string]>([
    [
      'names of sections in a row',
      'a/index.html',
      '<nav><ul><li>Goal</li><li>In scope</li><li>Out of scope</li><li>Deliverables</li><li>Acceptance criteria</li><li>Definition of done</li></ul></nav>',
    ],
    [
      'pages in a row',
      'a/index.html',
      '<ul><li><a href="/setup/">Setup</a></li><li><a href="/access/">Access</a></li></ul>',
    ],
    [
      'the cells of a row',
      'a/index.html',
      '<table><tr><td>id</td><td>uuid</td><td>primary key</td></tr></table>',
    ],
    [
      'a word that is the slug of another engagement',
      'a/index.html',
      '<p>Slack and Postgres on the platform</p>',
    ],
    ['a person in both', 'a/index.html', '<p>Dana Reyes, Tech lead</p><p>Sam Ortiz</p>'],
    [
      'the text of an element',
      'a/index.html',
      '<p>If staging is down, ask <span class="person">Dana Reyes (Tech lead)</span> before you restart anything in the cluster.</p>',
    ],
    ['a company in both', 'a/index.html', '<p>Northwind Ledger</p>'],
    [
      'hosts in both',
      'a/index.html',
      '<a href="https://github.com/northwind/billing/blob/main/src/a.ts#L1-L4">github.com</a> http://localhost:3000 https://app.example.com',
    ],
    [
      'an email address in both',
      'a/index.html',
      '<a href="mailto:dana@example.com?subject=A%20question">dana@example.com</a>',
    ],
    [
      'ordinary figures',
      'a/index.html',
      '<p>5 days, 15 minutes, 2 weeks, 12 documents, 3 services, 30 questions, 90 days</p>',
    ],
    ['dates and times', 'a/index.html', '<p>15 January 2027, 10:30, 2026</p>'],
    ['the parts of an identifier', 'a.json', '{"title":"Invoice line items"}'],
    ['words of the views', 'a/index.html', '<h2>Welcome</h2><p>Questions</p>'],
    ['stems of its words', 'pagefind/a.pf_index', `\xfd\x01dtool\x02fplatfo\x03`],
    ['files of the theme', '_astro/logo.1a2b3c4d.png', ''],
    ['its pages', 'questions/index.html', '<a href="/setup/">Setup</a>'],
  ])('%s', ([, path, text]) => {
    const content = path.endsWith('pf_index') ? Buffer.from(text, 'latin1') : bytes(text);
    expect(leaksIn({ [path]: content })).toEqual([]);
  });

  test('but content that only another engagement has is one', () => {
    const text = '<p>Deliverables in Setup access of the platform, 30 minutes with Northwind</p>';
    expect(leaksIn({ 'a/index.html': text })).toEqual([
      expect.objectContaining({ found: 'Setup access' }),
    ]);
    expect(leaksIn({ 'a/index.html': '<a href="/platform/setup/">x</a>' })).toEqual([
      expect.objectContaining({ found: 'platform' }),
    ]);
  });

  test('a link to another engagement does not make its content public', () => {
    const leaks = auditOf({
      ...TEXTS,
      'content/demo/links.mdx': page('Links', '[It](../platform/line-items.mdx) is there.'),
    });
    expect(leaks({ 'a/index.html': '<a href="../platform/line-items.mdx">It</a>' })).toContainEqual(
      expect.objectContaining({ found: 'platform', source: 'content/platform' }),
    );
  });
});

describe('each sample can contain all of its own content', () => {
  const root = packageRoot();
  const content = contentFiles(openFolders({ root, contentFolder: 'content' }));
  const texts = Object.fromEntries(
    content.map(({ file }) => [file, readFileSync(`${root}/${file}`, 'utf8')]),
  );
  const workspace = workspaceOf(texts);
  const audit = createAudit({ workspace, content, openContainer: null });

  test.for(workspace.engagements.map((one) => one.slug))('%s', (slug) => {
    const engagement = workspace.engagements.find((one) => one.slug === slug);
    if (!engagement) throw new Error('It is not there.');
    const published = new Set(
      Object.keys(workspace.assets).filter((file) => file.startsWith(`content/${slug}/`)),
    );
    const own = documentsOf(engagement).filter((one) => one.audience === 'contractor');
    const files: SiteFiles = new Map(
      own.flatMap(({ path, title, source }): [string, Uint8Array][] => {
        const body = source.body;
        if (!body) return [];
        const labels = body.headings
          .map(({ text }) => `<li><a href="#x">${text}</a></li>`)
          .join('');
        const written = writtenIn(body).replace(/\{\/\*[\s\S]*?\*\/\}/g, '');
        return [
          [
            `${path}/index.html`,
            bytes(`<h1>${title}</h1><ul>${labels}</ul><main>${written}</main>`),
          ],
          [`${path || 'index'}.md`, bytes(written)],
          [`${path || 'index'}.json`, bytes(JSON.stringify({ title, written }))],
        ];
      }),
    );
    const site = { engagement, published, theme: new Map(), settings: {} };
    expect(audit(files, { ...site, audience: 'contractor' })).toEqual([]);
    // Complete, and the other site's audit recognizes every document.
    const other = workspace.engagements.find((one) => one.slug !== slug);
    if (!other) throw new Error('There is no other one.');
    const leaks = audit(files, { ...site, engagement: other, audience: 'contractor' });
    const sources = new Set(leaks.map(({ source }) => source));
    for (const { file, shared } of own) if (!shared) expect.soft([...sources]).toContain(file);
  });
});
