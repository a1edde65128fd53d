import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packageRoot } from '../src/io/package-root.ts';
import { validFiles } from '../tests/valid-workspace.ts';

/** The compiled package as installed, because in a checkout `bin/` runs the sources. */
export function installPackage(folder: string): string {
  for (const part of ['package.json', 'bin', 'build', 'templates', 'src/site', 'src/view']) {
    cpSync(join(packageRoot(), part), join(folder, part), { recursive: true });
  }
  symlinkSync(join(packageRoot(), 'node_modules'), join(folder, 'node_modules'));
  return join(folder, 'bin', 'prebrief.mjs');
}

/** A complete engagement with the given number of documents, in a git repository. */
export function makeWorkspace(folder: string, documents: number, bytes: number): void {
  const files = validFiles();
  files['src/billing/retry.ts'] = 'export function retryInvoice() {}\n';
  const pages = documents - Object.keys(files).filter((file) => file.endsWith('.mdx')).length;
  for (let number = 1; number <= pages; number++) {
    files[`content/demo/notes/${name(number)}.mdx`] = page(number, bytes);
  }
  write(folder, files);
  const git = (...args: string[]) => execFileSync('git', ['-C', folder, ...args]);
  git('init', '--quiet');
  git('add', '.');
  const who = ['-c', 'user.name=Dana', '-c', 'user.email=dana@example.com'];
  git(...who, 'commit', '--quiet', '--message', 'Write the brief');
}

/** A bare Astro project that shows the same files: a content collection, MDX, one layout. */
export function makeAstroProject(folder: string, content: string): void {
  cpSync(content, join(folder, 'src/content/demo'), { recursive: true });
  symlinkSync(join(packageRoot(), 'node_modules'), join(folder, 'node_modules'));
  write(folder, {
    'package.json': '{ "private": true, "type": "module" }',
    'astro.config.mjs': `import mdx from '@astrojs/mdx';

export default {
  integrations: [mdx()],
  devToolbar: { enabled: false },
  cacheDir: './cache',
  vite: { cacheDir: './cache/vite' },
};
`,
    'src/content.config.ts': `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';

const demo = defineCollection({
  loader: glob({ pattern: '**/*.mdx', base: './src/content/demo' }),
  schema: z.looseObject({ title: z.string(), description: z.string() }),
});

export const collections = { demo };
`,
    'src/pages/[...slug].astro': `---
import { getCollection, render } from 'astro:content';

export async function getStaticPaths() {
  const entries = await getCollection('demo');
  return entries.map((entry) => ({
    params: { slug: entry.id === 'index' ? undefined : entry.id },
    props: { entry },
  }));
}
const { entry } = Astro.props;
const { Content, headings } = await render(entry);
---

<html lang="en">
  <head><title>{entry.data.title}</title></head>
  <body>
    <nav>{headings.map(({ slug, text }) => <a href={'#' + slug}>{text}</a>)}</nav>
    <main><h1>{entry.data.title}</h1><Content /></main>
  </body>
</html>
<style>
  main { max-width: 40rem; margin: auto; }
</style>
`,
  });
}

function write(folder: string, files: Record<string, string>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}

function name(number: number): string {
  return `note-${String(number).padStart(4, '0')}`;
}

/** Prose, lists, tables, links and code, as in real documents. */
function page(number: number, bytes: number): string {
  let text = `---\ntitle: Note ${number}\ndescription: What was found out in note ${number}.\n---\n`;
  for (let part = 1; text.length < bytes; part++) text += section(number, part);
  return text;
}

function section(number: number, part: number): string {
  const language = (['ts', 'sql', 'sh', 'json'] as const)[(number + part) % 4] ?? 'ts';
  return `
## Part ${part} of note ${number}

The export of ledger ${number} writes **one row per line** of an invoice, and \`retryInvoice\` comes
back to those that failed. See [the specification](/spec/) for what counts, and the
[access](/access/) that it takes. Rows that hold a comma are quoted; the others are not.

- The first thing of part ${part} is the amount, in the currency's smallest unit.
- The second thing is the date, in the time zone of the *company*.

| Column | Type | Holds |
| --- | --- | --- |
| invoice_${number} | text | The number that the customer knows |
| amount_minor | integer | What is owed, in ${part} parts |

\`\`\`${language}
${CODE[language](number, part)}
\`\`\`
`;
}

const CODE = {
  ts: (
    number: number,
    part: number,
  ) => `export async function retry${number}(id: string): Promise<void> {
  const invoice = await invoices.find({ id, part: ${part} });
  if (!invoice) throw new Error(\`There is no invoice \${id}\`);
  await queue.add('export', { invoice, attempt: invoice.attempts + 1 });
}`,
  sql: (number: number, part: number) => `SELECT invoice_id, sum(amount_minor) AS total
FROM invoice_line
WHERE ledger_id = ${number} AND part >= ${part}
GROUP BY invoice_id;`,
  sh: (number: number, part: number) =>
    `npm run export -- --ledger ${number} --part ${part} | gzip > "ledger-${number}.csv.gz"`,
  json: (number: number, part: number) =>
    `{ "ledger": ${number}, "part": ${part}, "rows": [{ "amount": 1200, "currency": "EUR" }] }`,
};
