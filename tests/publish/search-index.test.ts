import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SearchPage, searchIndex } from '../../src/publish/search-index.ts';
import { type Piece, type SearchEngine, search } from '../../src/search/results.ts';

const SITE = [
  page(
    'spec',
    'Spec',
    'Invoice retries',
    `
    <p>Failed collections are retried by a job. Customers pay an invoice with an IBAN or a card.</p>
    <h2 id="scope">Scope</h2><p>The job reads <code>src/billing/retry.ts</code> and calls
    <code>retryInvoice</code> once per invoice. Nothing else in the billing folder changes.</p>
    <h2 id="out-of-scope">Out of scope</h2><p>Refunds, and the items on an invoice.</p>`,
  ),
  page(
    'data-model',
    'Data model',
    'Data model',
    `
    <p>Three tables matter.</p>
    <h3 id="invoice-line-items">invoice_line_items</h3>
    <table><thead><tr><th>Column</th><th>Type</th></tr></thead><tbody>
    <tr id="ili.amount" data-pagefind-title="invoice_line_items.amount_minor"><td><code>amount_minor</code></td><td>bigint</td></tr>
    </tbody></table>
    <h3 id="users">users</h3><p>Set by the mail worker: <code>users.email_verified_at</code>.</p>`,
  ),
  page(
    'api',
    'API contract',
    'API',
    `
    <h2 id="list-users">List users</h2><p>Answers <code>GET api/v2/users</code> with
    <code>userById</code> for one of them. Broken connections give <code>ERR_CONN_RESET</code>.</p>`,
  ),
  page(
    'setup',
    'Setup',
    'Setup',
    `
    <p>Install version <code>1.2.3</code> of the tool.</p>
    <h2 id="dry-run">Trying it</h2><pre><code>billing <span>retry</span> <span>--dry-run</span></code></pre>`,
  ),
  page(
    'glossary',
    'Glossary',
    'Glossary',
    `
    <h2 id="iban">IBAN</h2><p>The international number of an account.</p>
    <h2 id="line-item">Line item</h2><p>A line of an invoice: what was sold, and for how much.</p>`,
  ),
  page(
    'prose',
    'Runbook',
    'When it breaks',
    `
    <p>Retry by hand. First look at the line in the log, then at the items that wait. Users write
    e-mails; they are verified at the desk. A user by id is found in the console.</p>`,
  ),
  page(
    'questions',
    'Questions',
    'Questions',
    '<p>Is the retry count a setting? Bills, billed: see the spec.</p>',
  ),
];

let site: Awaited<ReturnType<typeof open>>;
beforeAll(async () => {
  site = await open(await searchIndex(SITE));
});
afterAll(() => site.close());

describe('identifiers are found in the section that contains them', () => {
  test.for([
    ['invoice_line_items', '/data-model/#invoice-line-items'],
    ['line_items', '/data-model/#invoice-line-items'],
    ['lineItems', '/data-model/#invoice-line-items'],
    ['invoice_line', '/data-model/#invoice-line-items'],
    ['amount_minor', '/data-model/#ili.amount'],
    ['retryInvoice', '/spec/#scope'],
    ['retry_invoice', '/spec/#scope'],
    ['users.email_verified_at', '/data-model/#users'],
    ['email_verified_at', '/data-model/#users'],
    ['email_verified', '/data-model/#users'],
    ['verified_at', '/data-model/#users'],
    ['src/billing/retry.ts', '/spec/#scope'],
    ['retry.ts', '/spec/#scope'],
    ['billing/retry', '/spec/#scope'],
    ['billing/retry.ts', '/spec/#scope'],
    ['v2', '/api/#list-users'],
    ['v2/users', '/api/#list-users'],
    ['api/v2', '/api/#list-users'],
    ['api/v2/users', '/api/#list-users'],
    ['userById', '/api/#list-users'],
    ['byId', '/api/#list-users'],
    ['1.2.3', '/setup/'],
    ['--dry-run', '/setup/#dry-run'],
    ['dry-run', '/setup/#dry-run'],
    ['dryRun', '/setup/#dry-run'],
    ['ERR_CONN_RESET', '/api/#list-users'],
    ['CONN_RESET', '/api/#list-users'],
    ['err_conn', '/api/#list-users'],
    ['IBAN', '/glossary/#iban'],
    ['iban', '/glossary/#iban'],
  ])('%s', async ([typed = '', first]) => {
    expect((await site.find(typed))[0]).toBe(first);
  });

  test.for<[string, string[]]>([
    ['items', ['/data-model/', '/glossary/', '/prose/', '/spec/']],
    ['retry', ['/prose/', '/questions/', '/setup/', '/spec/']],
    ['invoice', ['/data-model/', '/glossary/', '/spec/']],
  ])('%s is found on several pages', async ([typed, urls]) => {
    const { pages } = await search(site.engine, typed, null);
    expect(pages.map(({ url }) => url).toSorted()).toEqual(urls);
  });
});

describe('ranking', () => {
  test.for([
    ['a title before its mentions', 'api', '/api/'],
    ['a title with the word in another form', 'retry', '/spec/'],
    ['the words in a heading before the words in the text', 'line items', '/glossary/'],
    ['two words of a title', 'invoice retries', '/spec/'],
  ])('%s', async ([, typed = '', first]) => {
    const { pages } = await search(site.engine, typed, null);
    expect(pages[0]?.url).toBe(first);
  });

  test('an identifier comes before text that contains its parts', async () => {
    const { pages } = await search(site.engine, 'email_verified', null);
    expect(pages.map(({ url }) => url)).toEqual(['/data-model/', '/prose/']);
  });
});

test('an identifier comes before a title that contains only part of it', async () => {
  const pages = [
    page('cover', 'Cover', 'Invoice export', '<p>Welcome to the export.</p>'),
    page('tables', 'Data model', 'Tables', '<p>Requests wait in <code>export_job</code>.</p>'),
  ];
  const small = await open(await searchIndex(pages));
  expect((await small.find('export_job'))[0]).toBe('/tables/');
  await small.close();
});

describe('a search', () => {
  test('marks exactly the part of an identifier that was searched for', async () => {
    const { pages } = await search(site.engine, 'email_verified', null);
    expect(pages[0]?.sections).toEqual([
      {
        url: '/data-model/#users',
        title: [{ text: 'users', mark: false }],
        excerpt: [
          { text: 'Set by the mail worker: users.', mark: false },
          { text: 'email_verified', mark: true },
          { text: '_at.', mark: false },
        ],
      },
    ]);
  });

  test('shows no form that exists only in the index', async () => {
    const { pages } = await search(site.engine, 'verified_at', null);
    const shown = pages.flatMap(({ excerpt, sections }) => [
      excerpt,
      ...sections.map((it) => it.excerpt),
    ]);
    expect(text(shown.flat())).not.toMatch(/verifiedat/);
  });

  test('finds nothing where Pagefind only offers a word that the query starts with', async () => {
    expect(await site.find('zebra_9')).toEqual([]);
    expect(await site.find('usernames')).toEqual([]);
  });

  test('finds nothing without a letter or a digit', async () => {
    expect(await site.find(' -- _ ')).toEqual([]);
  });

  test('counts pages of each kind, and can be limited to one', async () => {
    const kinds = { 'Data model': 1, Glossary: 1, Spec: 1 };
    const answer = await search(site.engine, 'invoice', 'Glossary');
    expect(answer.kinds).toEqual(kinds);
    expect(answer.pages.map(({ url }) => url)).toEqual(['/glossary/']);
  });
});

describe('the index', () => {
  test('is the same, byte for byte, for the same pages', async () => {
    const [one, two] = await Promise.all([searchIndex(SITE), searchIndex(SITE.toReversed())]);
    expect([...two.keys()]).toEqual([...one.keys()]);
    for (const [path, content] of one)
      expect(Buffer.compare(content, two.get(path) ?? content)).toBe(0);
  });

  test('contains only pages with a body, and only what searching needs', async () => {
    const files = await searchIndex([
      page('a', 'Spec', 'Alpha', '<p>alpha_beta</p><p data-pagefind-ignore>not_this_one</p>'),
      { url: '/print/', html: '<html><body><main>printed_only_here</main></body></html>' },
    ]);
    const kinds = [...files.keys()].map((path) => path.replace(/_[0-9a-f]+/, '_…'));
    expect(kinds.toSorted()).toMatchInlineSnapshot(`
      [
        "pagefind/filter/en_….pf_filter",
        "pagefind/fragment/en_….pf_fragment",
        "pagefind/index/en_….pf_index",
        "pagefind/pagefind-entry.json",
        "pagefind/pagefind-worker.js",
        "pagefind/pagefind.en_….pf_meta",
        "pagefind/pagefind.js",
        "pagefind/wasm.en.pagefind",
      ]
    `);
    expect(plain(files)).toContain('alpha_beta');
    expect(plain(files)).not.toMatch(/print|not_?this|menu/);
  });

  test('of one site contains nothing of another that is built at the same time', async () => {
    const names = ['alpha', 'bravo', 'charlie', 'delta'];
    const sites = await Promise.all(
      names.map((name) =>
        searchIndex([page(name, 'Spec', `${name} title`, `<p>${name}_one_two</p>`)]),
      ),
    );
    for (const [index, files] of sites.entries()) {
      const others = names.filter((_, other) => other !== index);
      expect(plain(files)).toContain(names[index]);
      for (const other of others) expect(plain(files)).not.toContain(other);
    }
  });

  test('keeps neighbouring cells apart', async () => {
    const files = await searchIndex([
      page(
        'a',
        'Spec',
        'A',
        '<table><tr><th>name</th><th>type</th></tr></table><dl><dt>owner</dt><dd>jane</dd></dl>',
      ),
    ]);
    expect(plain(files)).toContain('name type owner jane');
  });
});

function text(pieces: Piece[]): string {
  return pieces.map((piece) => piece.text).join('');
}

/** The readable texts in an index, without Pagefind's own scripts. */
function plain(files: Map<string, Uint8Array>): string {
  return [...files]
    .filter(([path]) => /\.pf_|entry/.test(path))
    .map(([path, content]) =>
      (path.includes('.pf_') ? gunzipSync(content) : Buffer.from(content)).toString('latin1'),
    )
    .join('\n');
}

function page(path: string, kind: string, title: string, body: string): SearchPage {
  const html = `<!doctype html><html lang="en"><head><title>${title}</title></head><body>
    <nav>menu_of_site</nav><main data-pagefind-body data-pagefind-filter="kind[data-kind]" data-kind="${kind}">
    <h1 data-pagefind-meta="title">${title}</h1>${body}</main></body></html>`;
  return { url: `/${path}/`, html };
}

/** Pagefind as in a browser but without a page: its script from disk, its data over HTTP. */
async function open(files: Map<string, Uint8Array>) {
  const folder = await mkdtemp(join(tmpdir(), 'prebrief-search-'));
  for (const [path, content] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  const server: Server = createServer((request, response) => {
    const content = files.get(new URL(request.url ?? '', 'http://site').pathname.slice(1));
    response.writeHead(content ? 200 : 404).end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const pagefind = await import(
    /* @vite-ignore */ pathToFileURL(join(folder, 'pagefind/pagefind.js')).href
  );
  const engine: SearchEngine = pagefind.createInstance({
    basePath: `http://127.0.0.1:${port}/pagefind/`,
    baseUrl: '/',
  });
  return {
    engine,
    /** URLs of the results. */
    async find(typed: string) {
      const { pages } = await search(engine, typed, null);
      return pages.map(({ best }) => best);
    },
    async close() {
      server.close();
      await rm(folder, { recursive: true });
    },
  };
}
