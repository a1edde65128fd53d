import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { validFiles } from '../valid-workspace.ts';
import { type Workspace, workspace } from './run.ts';

const INDEX = 'content/demo/index.mdx';
const MODEL = 'content/demo/data-model.mdx';
const files = validFiles();

const SCHEMA = `CREATE TABLE invoice (id int PRIMARY KEY, customer_id int REFERENCES customer);
CREATE TABLE customer (id int PRIMARY KEY, hidden_column text);
COMMENT ON TABLE customer IS 'A secret that nobody reads on the site.';
`;

/** The demo engagement with a schema for its data model, and a function that runs git in it. */
function demo(
  more: Record<string, string> = {},
  source = '{ file: db/schema.sql, tables: [invoice] }',
) {
  const model = (files[MODEL] ?? '').replace('\n---\n', `\nsource: ${source}\n---\n`);
  const made = workspace({ ...files, [MODEL]: model, ...more });
  const git = (...args: string[]) => {
    const who = ['-c', 'user.name=Dana', '-c', 'user.email=dana@example.com'];
    return execFileSync('git', [...who, ...args], { cwd: made.root, encoding: 'utf8' }).trim();
  };
  return { made, git };
}

async function findings(made: Workspace): Promise<string[]> {
  const { stdout } = await made.run(['check', '--format', 'json']);
  const { diagnostics } = JSON.parse(stdout) as {
    diagnostics: { rule: string; severity: string; message: string }[];
  };
  return diagnostics.map(({ rule, severity, message }) => `${severity} ${rule} ${message}`);
}

test('only tracked files count, and nothing is reported without git', async () => {
  const { made, git } = demo({ 'db/schema.sql': SCHEMA });
  expect(await findings(made)).toEqual([]);
  git('init', '--quiet');
  git('add', 'src');
  expect(await findings(made)).toEqual([
    'error data-model/source The repository has no tracked file "db/schema.sql".',
  ]);
  git('add', 'db', 'src');
  expect(await findings(made)).toEqual([]);
});

test('a file at a pinned commit is read as it was then', async () => {
  const { made, git } = demo(
    { 'db/schema.sql': SCHEMA },
    '{ file: db/schema.sql, tables: [order] }',
  );
  git('init', '--quiet');
  git('add', 'db', 'src');
  git('commit', '--quiet', '--message', 'One');
  const commit = git('rev-parse', 'HEAD');
  made.write({ 'db/schema.sql': `${SCHEMA}CREATE TABLE "order" (id int);\n` });
  git('commit', '--quiet', '--all', '--message', 'Two');
  expect(await findings(made)).toEqual([]);
  const index = files[INDEX] ?? '';
  made.write({ [INDEX]: index.replace('people:', `repository: { commit: "${commit}" }\npeople:`) });
  expect(await findings(made)).toEqual([
    'error data-model/unknown-table The schema has no table "order".',
  ]);
});

test('a statement that cannot be parsed is a warning, and the site shows the rest and no more', async () => {
  const { made, git } = demo({ 'db/schema.sql': `${SCHEMA}FROBNICATE;\n` });
  git('init', '--quiet');
  git('add', 'db', 'src');
  expect(await findings(made)).toEqual([
    'warning data-model/source db/schema.sql:4 cannot be parsed as postgres: FROBNICATE',
  ]);
  const { code, stderr } = await made.run(['build']);
  expect([code, stderr]).toEqual([0, expect.stringContaining('demo')]);
  const page = readFileSync(made.path('dist/demo/data-model/index.html'), 'utf8');
  expect(page).toContain('id="invoice.customer-id"');
  expect(page).toMatch(/<svg class="graph".*customer/s);
  const folder = made.path('dist/demo');
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const content = readFileSync(join(entry.parentPath, entry.name));
    const text = (content[0] === 0x1f ? gunzipSync(content) : content).toString();
    expect(text, entry.name).not.toMatch(/hidden_column|A secret that nobody/);
  }
});
