import { describe, expect, test } from 'vitest';
import type { DataModel } from '../../../src/model/schema.ts';
import { migrationsIn } from '../../../src/sources/schema/migrations.ts';
import { readDataModel, type TrackedFiles } from '../../../src/sources/schema/read-schema.ts';

function tracked(files: Record<string, string | Uint8Array>): TrackedFiles {
  return {
    paths: Object.keys(files),
    async read(path) {
      const content = files[path];
      return typeof content === 'string' ? new TextEncoder().encode(content) : (content ?? null);
    },
  };
}

const source = { file: 'db', dialect: null, tables: [] };

async function modelOf(files: Record<string, string | Uint8Array>, file = 'db') {
  const model = await readDataModel({ ...source, file }, tracked(files));
  if ('message' in model) throw new Error(model.message);
  return model;
}

describe('the order of migrations', () => {
  test.for([
    ['Flyway', ['V1__a.sql', 'V1.1__b.sql', 'V2__c.sql', 'V10__d.sql', 'R__views.sql']],
    ['numbers', ['2_a.sql', '03_b.sql', '10_c.sql', '100_d.sql']],
    ['timestamps', ['20231231235959_a.sql', '20240101000000-b.sql', '20240101000001_c.sql']],
    [
      'Prisma',
      ['20230101_init/migration.sql', '20230102_b/migration.sql', '20230110_c/migration.sql'],
    ],
    ['in folders', ['b/V1__a.sql', 'a/V2__b.sql', 'b/V11__c.sql']],
  ] as const)('%s', ([, paths]) => {
    expect(migrationsIn(paths.toReversed())).toEqual(paths);
  });

  test('leaves out files that undo a migration', () => {
    const paths = [
      '001_a.up.sql',
      '001_a.down.sql',
      '002_b/up.sql',
      '002_b/down.sql',
      'U1__a.sql',
      '003_slowdown.sql',
      'revert/x.sql',
      'README.md',
    ];
    expect(migrationsIn(paths)).toEqual(['001_a.up.sql', '002_b/up.sql', '003_slowdown.sql']);
  });
});

test('a folder is applied file by file, without the parts that undo a migration', async () => {
  const model = await modelOf({
    'db/001_a.sql':
      '-- +goose Up\nCREATE TABLE a (id int);\n-- +goose Down\nDROP TABLE a;\nNONSENSE;\n',
    'db/002_b.sql':
      '-- migrate:down\nDROP TABLE b;\n-- migrate:up\nCREATE TABLE b (id int);\nODD ONE;\n',
    'db/010_c.sql': 'ALTER TABLE a ADD COLUMN name text;\n',
    'db/9_d.sql': 'ALTER TABLE a RENAME TO z;\nALTER TABLE z RENAME TO a;\n',
    'other/011.sql': 'DROP TABLE a;',
  });
  expect(model.names).toEqual(['a', 'b']);
  expect(model.tables[0]?.columns.map(({ name }) => name)).toEqual(['id', 'name']);
  expect(model.problems).toEqual([{ file: 'db/002_b.sql', line: 5, excerpt: 'ODD ONE' }]);
});

test('Prisma’s lock file decides the dialect of migrations, and Prisma files form a schema', async () => {
  const sql = 'CREATE TABLE `A` (`id` INTEGER NOT NULL AUTO_INCREMENT, PRIMARY KEY (`id`));';
  const lock = 'provider = "mysql"\n';
  const migrations = await modelOf({
    'db/migration_lock.toml': lock,
    'db/1_init/migration.sql': sql,
  });
  expect([migrations.dialect, migrations.names]).toEqual(['mysql', ['A']]);
  const models = await modelOf({
    'db/a.prisma': 'model A {\n  id Int @id\n  b B[]\n}\n',
    'db/sub/b.prisma':
      'model B {\n  aId Int\n  a A @relation(fields: [aId], references: [id])\n}\n',
  });
  expect([models.dialect, models.names]).toEqual(['prisma', ['A', 'B']]);
  expect(models.tables[1]?.foreignKeys).toHaveLength(1);
});

test('reads UTF-16, as written by SQL Server', async () => {
  const text = '\ufeffCREATE TABLE [dbo].[Ærø] ([Id] [int] NOT NULL)\r\nGO\r\n';
  const model = await modelOf({ 'db/a.sql': Buffer.from(text, 'utf16le') }, 'db/a.sql');
  expect([model.dialect, model.names]).toEqual(['mssql', ['Ærø']]);
});

test.for([
  ['db/shema.sql', 'The repository has no tracked file "db/shema.sql".', 'db/schema.sql'],
  ['schema.sql', 'The repository has no tracked file "schema.sql".', 'db/schema.sql'],
  ['../db/schema.sql', '"../db/schema.sql" is not in the repository.', 'without ".."'],
  ['/etc/passwd', '"/etc/passwd" is not in the repository.', 'without ".."'],
  ['.git/config', '".git/config" is not in the repository.', 'without ".."'],
  ['docs', 'The folder "docs" contains no schema.', 'migrations'],
] as const)('%s is not a schema', async ([file, message, hint]) => {
  const files = tracked({ 'db/schema.sql': '', 'docs/a.md': '' });
  expect(await readDataModel({ ...source, file }, files)).toEqual({
    message,
    hint: expect.stringContaining(hint),
  });
});

test('only the names of unselected tables are known', async () => {
  const files = tracked({
    'a.sql': `CREATE TABLE billing.invoice (id int PRIMARY KEY, customer_id int REFERENCES customer);
CREATE TABLE customer (id int PRIMARY KEY);
CREATE TABLE audit_log (id int, secret text);
CREATE TABLE payment (id int, invoice_id int REFERENCES billing.invoice);
COMMENT ON TABLE payment IS 'Nobody may read this.';
`,
  });
  const tables = ['INVOICE', 'public.custo*', '!customer', 'nothing*'];
  const model = (await readDataModel({ ...source, file: './a.sql', tables }, files)) as DataModel;
  expect(model.tables.map(({ name }) => name)).toEqual(['invoice']);
  expect(model.neighbours).toEqual([
    { name: 'customer', refersTo: [] },
    { name: 'payment', refersTo: ['billing.invoice'] },
  ]);
  expect(model.unmatched).toEqual([3]);
  expect(JSON.stringify(model)).not.toMatch(/secret|Nobody/);
});
