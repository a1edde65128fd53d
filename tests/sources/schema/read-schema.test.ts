import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Dialect, qualifiedName, type Schema, type Table } from '../../../src/model/schema.ts';
import { dialectOf } from '../../../src/sources/schema/dialect.ts';
import { readSchema } from '../../../src/sources/schema/read-schema.ts';

function fixture(name: string): string {
  return readFileSync(new URL(`../../fixtures/schema/${name}`, import.meta.url), 'utf8');
}

function read(text: string, dialect: Dialect = 'postgres'): Promise<Schema> {
  return readSchema([{ path: 'schema.sql', text }], dialect);
}

/** A table as lines that are easy to compare: its columns with their main properties. */
function outline(table: Table | undefined): string[] {
  return (table?.columns ?? []).map(({ name, type, nullable, default: value, comment }) =>
    [
      `${name} ${type}${nullable ? '' : ' !'}`,
      ...(value === null ? [] : [`= ${value}`]),
      ...(comment === null ? [] : [`-- ${comment}`]),
    ].join(' '),
  );
}

function tableOf({ tables }: Schema, name: string): Table {
  const table = tables.find((one) => qualifiedName(one) === name);
  if (!table) throw new Error(`There is no ${name} among ${tables.map(qualifiedName)}.`);
  return table;
}

describe('a Postgres dump', async () => {
  const schema = await read(fixture('pg-dump.sql'));

  test('is parsed completely', () => {
    expect(schema.problems).toEqual([]);
    expect(schema.tables.map(qualifiedName)).toEqual(['users', 'billing.invoice', 'billing.event']);
    expect(dialectOf([{ path: 'a.sql', text: fixture('pg-dump.sql') }])).toBe('postgres');
  });

  test('has columns with types, defaults and comments, as written', () => {
    expect(outline(tableOf(schema, 'users'))).toEqual([
      "id bigint ! = nextval('public.users_id_seq'::regclass)",
      "email character varying(255) ! = ''::character varying",
      "email_verified_at timestamp(6) without time zone -- Set once; it's never cleared.",
      `settings jsonb ! = '{"theme": "dark", "n": [1, 2]}'::jsonb`,
      "tags text[] ! = '{}'::text[]",
      'Display Name text',
      'location public.geometry(Point,4326)',
      "search tsvector = GENERATED ALWAYS AS (to_tsvector('english'::regconfig, (email)::text))",
      'created_at timestamp with time zone ! = now()',
    ]);
    expect(tableOf(schema, 'users').comment).toBe('Who may sign in.');
  });

  test('has keys, including those added later, and enums', () => {
    const users = tableOf(schema, 'users');
    expect([users.primaryKey, users.uniques]).toEqual([['id'], [['email']]]);
    const invoice = tableOf(schema, 'billing.invoice');
    expect([invoice.primaryKey, invoice.uniques]).toEqual([['id'], [['number']]]);
    expect(invoice.foreignKeys).toEqual([
      { columns: ['user_id'], schema: null, table: 'users', toColumns: ['id'] },
    ]);
    expect(invoice.columns[2]?.values).toEqual(['draft', 'open', "it's paid"]);
  });
});

test('reads a MySQL dump', async () => {
  const text = fixture('mysqldump.sql');
  const schema = await read(text, 'mysql');
  expect(dialectOf([{ path: 'a.sql', text }])).toBe('mysql');
  expect(schema.problems).toEqual([]);
  expect(schema.tables.map(({ name }) => name)).toEqual(['orders', 'order_items']);
  const orders = tableOf(schema, 'orders');
  expect(outline(orders)).toEqual([
    "id bigint unsigned ! = auto_increment -- Ours, not the shop's; never reused",
    "state enum('new','paid, sent','it\\'s back') ! = 'new'",
    "total decimal(12,2) = '0.00'",
    'placed_at timestamp = CURRENT_TIMESTAMP',
    '4th_party varchar(20) = NULL',
    'total_cents int = GENERATED ALWAYS AS ((`total` * 100))',
    'key json = NULL',
  ]);
  expect(orders.comment).toBe('What customers bought; see `items`');
  expect([orders.primaryKey, orders.uniques]).toEqual([['id'], [['state', 'placed_at']]]);
  expect(tableOf(schema, 'order_items').foreignKeys).toEqual([
    { columns: ['order_id'], schema: null, table: 'orders', toColumns: ['id'] },
  ]);
});

test('reads a SQL Server script without statement terminators', async () => {
  const text = fixture('mssql.sql');
  const schema = await read(text, 'mssql');
  expect(dialectOf([{ path: 'a.sql', text }])).toBe('mssql');
  expect(schema.problems).toEqual([]);
  expect(schema.tables.map(qualifiedName)).toEqual(['Customer', 'Sales.Order']);
  expect(outline(tableOf(schema, 'Customer'))).toEqual([
    'CustomerID int ! = identity',
    'Name nvarchar(max) !',
    'RowGuid uniqueidentifier ! = (newid())',
    'Initial computed = AS (left([Name],(1)))',
  ]);
  expect(tableOf(schema, 'Customer').comment).toBe("Who buys; it's a person.");
  const order = tableOf(schema, 'Sales.Order');
  expect(outline(order)).toEqual([
    'OrderID int !',
    'CustomerID int !',
    'PlacedOn datetime2(7)',
    'Total decimal(18, 2) ! = ((0)) -- As printed.',
    'Remark nvarchar(200)',
    'Urgent bit !',
  ]);
  expect(order.uniques).toEqual([['CustomerID', 'PlacedOn']]);
  expect(order.foreignKeys).toEqual([
    { columns: ['CustomerID'], schema: null, table: 'Customer', toColumns: ['CustomerID'] },
  ]);
});

describe('a statement that cannot be parsed', () => {
  test('is reported with its line, and the rest is read', async () => {
    const schema = await read(`CREATE TABLE a (id int);
FROBNICATE TABLE a;
CREATE TABLE b (
  id int,
  odd int frobnicated,
  name text
);
ALTER TABLE gone ADD COLUMN id int;
ALTER TABLE a ADD COLUMN name text;
CREATE TABLE c (id int,, name text);
CREATE TABLE d (id int;
CREATE TABLE e (id int);
`);
    expect(schema.problems.map(({ line, excerpt }) => `${line} ${excerpt}`)).toEqual([
      '2 FROBNICATE TABLE a',
      '5 CREATE TABLE b ( id int, odd int frobnicated, name text )',
      '8 ALTER TABLE gone ADD COLUMN id int',
      '10 CREATE TABLE c (id int,, name text)',
      '11 CREATE TABLE d (id int',
    ]);
    expect(
      schema.tables.map(({ name, columns }) => [name, columns.map((one) => one.name)]),
    ).toEqual([
      ['a', ['id', 'name']],
      ['b', ['id', 'name']],
      ['c', ['id', 'name']],
      ['e', ['id']],
    ]);
  });

  test('because of an unclosed quote hides nothing before it', async () => {
    const schema = await read("CREATE TABLE a (id int);\nCREATE TABLE b (name text DEFAULT 'x);\n");
    expect(schema.tables.map(({ name }) => name)).toEqual(['a']);
    expect(schema.problems).toHaveLength(1);
  });
});

test('statements change a table', async () => {
  const schema = await read(`
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (id serial PRIMARY KEY, old_name text, age int NOT NULL, gone text, current mood);
CREATE TABLE pet (id int, owner_id int REFERENCES person, UNIQUE (owner_id));
ALTER TYPE mood ADD VALUE 'glad' BEFORE 'ok';
ALTER TYPE mood RENAME VALUE 'ok' TO 'fine';
ALTER TABLE person RENAME COLUMN old_name TO name;
ALTER TABLE person ALTER COLUMN name SET NOT NULL, ALTER age TYPE smallint USING age::smallint,
  ALTER COLUMN age DROP NOT NULL, ALTER COLUMN age SET DEFAULT 18, DROP COLUMN IF EXISTS gone CASCADE;
ALTER TABLE person ADD COLUMN IF NOT EXISTS age int, ADD COLUMN email text UNIQUE;
ALTER TABLE person RENAME TO people;
ALTER TABLE pet DROP CONSTRAINT pet_owner_id_key;
ALTER TABLE pet ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (START 10);
CREATE TABLE IF NOT EXISTS pet (other int);
CREATE TABLE copy (LIKE pet INCLUDING ALL, extra int);
CREATE TABLE child (toy text) INHERITS (pet);
CREATE TABLE dropped (id int); DROP TABLE IF EXISTS dropped, nothing CASCADE;
CREATE TEMP TABLE scratch (id int);
DO $$ BEGIN
  ALTER TABLE copy ADD CONSTRAINT fk FOREIGN KEY (owner_id) REFERENCES people(id);
EXCEPTION WHEN duplicate_object THEN null; END $$;
SET search_path TO audit, public;
CREATE TABLE entry (id int);
`);
  expect(schema.problems).toEqual([]);
  expect(schema.tables.map(qualifiedName)).toEqual([
    'people',
    'pet',
    'copy',
    'child',
    'audit.entry',
  ]);
  expect(outline(tableOf(schema, 'people'))).toEqual([
    'id serial !',
    'name text !',
    'age smallint = 18',
    'current mood',
    'email text',
  ]);
  expect(tableOf(schema, 'people').columns[3]?.values).toEqual(['sad', 'glad', 'fine']);
  expect(tableOf(schema, 'people').uniques).toEqual([['email']]);
  const pet = tableOf(schema, 'pet');
  expect(outline(pet)).toEqual(['id int ! = GENERATED BY DEFAULT AS IDENTITY', 'owner_id int']);
  expect(pet.uniques).toEqual([]);
  expect(pet.foreignKeys).toEqual([
    { columns: ['owner_id'], schema: null, table: 'people', toColumns: [] },
  ]);
  expect(tableOf(schema, 'copy').columns.map(({ name }) => name)).toEqual([
    'id',
    'owner_id',
    'extra',
  ]);
  expect(tableOf(schema, 'copy').foreignKeys).toHaveLength(1);
  expect(tableOf(schema, 'child').columns.map(({ name }) => name)).toEqual([
    'id',
    'owner_id',
    'toy',
  ]);
});

test('keywords of constraints can be column names', async () => {
  const { tables, problems } = await read(
    'CREATE TABLE a (exclude integer NOT NULL, key text, index int, period int, comment text, EXCLUDE (key WITH =));',
  );
  expect(problems).toEqual([]);
  expect(outline(tables[0])).toEqual([
    'exclude integer !',
    'key text',
    'index int',
    'period int',
    'comment text',
  ]);
  const other = await read('CREATE TABLE a (period int, PERIOD FOR SYSTEM_TIME (b, c));', 'mssql');
  expect(outline(other.tables[0])).toEqual(['period int']);
});

test('template placeholders do not hide tables', async () => {
  const schema = await read(`CREATE TABLE {{ index .Options "Namespace" }}.users (id int);
ALTER TABLE ONLY \${schema}.users ADD COLUMN name text;
`);
  expect(schema.problems).toEqual([]);
  expect(schema.tables.map(qualifiedName)).toEqual(['users']);
  expect(outline(schema.tables[0])).toEqual(['id int', 'name text']);
});

test('MySQL can redefine and reorder columns', async () => {
  const schema = await read(
    `CREATE TABLE a (id int, b int, c int);
ALTER TABLE a MODIFY COLUMN b bigint NOT NULL COMMENT 'big' FIRST, CHANGE c d varchar(10) AFTER b,
  ADD (e int, f int), ADD COLUMN g int AFTER id, ADD UNIQUE INDEX u (d), ADD PRIMARY KEY (id), COMMENT = 'All';
RENAME TABLE a TO z;
source triggers.sql
CREATE TABLE y LIKE z;
`,
    'mysql',
  );
  expect(schema.problems).toEqual([]);
  expect(schema.tables.map(({ name }) => name)).toEqual(['z', 'y']);
  expect(outline(schema.tables[0])).toEqual([
    'b bigint ! -- big',
    'd varchar(10)',
    'id int !',
    'g int',
    'e int',
    'f int',
  ]);
  expect(outline(schema.tables[1])).toEqual(outline(schema.tables[0]));
  expect(schema.tables[0]?.comment).toBe('All');
});

test('reads Prisma, with comments, relations and mapped names; a mistake costs its line', async () => {
  const text = `datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL")
}

/// What we send.
/// Never deleted.
model Invoice {
  /// Ours.
  id         String   @id @default(uuid()) @db.Uuid
  number     String?  @unique /// Once issued.
  status     Status   @default(DRAFT)
  amountMinor BigInt  @map("amount_minor")
  customerId Int
  customer   Customer @relation(fields: [customerId], references: [id], onDelete: Cascade)
  tags       String[]
  what is this
  updatedAt  DateTime @updatedAt

  @@unique([customerId, number])
  @@map("invoices")
}

model Customer {
  id       Int       @id @default(autoincrement())
  invoices Invoice[]
}

enum Status {
  DRAFT
  OPEN @map("open")
}

modle Broken {
}
`;
  const schema = await readSchema([{ path: 'schema.prisma', text }], 'prisma');
  expect(schema.problems).toEqual([
    { file: 'schema.prisma', line: 17, excerpt: 'what is this' },
    { file: 'schema.prisma', line: 34, excerpt: 'modle Broken {' },
  ]);
  const invoice = tableOf(schema, 'Invoice');
  expect(outline(invoice)).toEqual([
    'id String @db.Uuid ! = uuid() -- Ours.',
    'number String -- Once issued.',
    'status Status ! = DRAFT',
    'amountMinor BigInt !',
    'customerId Int !',
    'tags String[] !',
    'updatedAt DateTime ! = updatedAt',
  ]);
  expect([invoice.mapped, invoice.comment]).toEqual(['invoices', 'What we send. Never deleted.']);
  expect([invoice.columns[3]?.mapped, invoice.columns[2]?.values]).toEqual([
    'amount_minor',
    ['DRAFT', 'OPEN'],
  ]);
  expect([invoice.primaryKey, invoice.uniques]).toEqual([
    ['id'],
    [['number'], ['customerId', 'number']],
  ]);
  expect(invoice.foreignKeys).toEqual([
    { columns: ['customerId'], schema: null, table: 'Customer', toColumns: ['id'] },
  ]);
});

// Loading its parser takes seconds on a busy machine.
test('reads DBML, with notes and references; a mistake costs its block', async () => {
  const text = `Table billing.invoice [note: 'What we send'] {
  id uuid [pk, default: \`gen_random_uuid()\`]
  number varchar(20) [not null, unique, note: 'Gapless']
  status status [not null, default: 'draft']
  customer_id int [ref: > customer.id]
}
Tabel wrong {
  id int
}
Table customer {
  id int [pk, increment]
  name text
}
Table line {
  invoice_id uuid
  pos int
  indexes { (invoice_id, pos) [pk] }
}
Enum status {
  draft
  open
}
Ref: line.invoice_id > billing.invoice.id
`;
  const schema = await readSchema([{ path: 'db.dbml', text }], 'dbml');
  expect(schema.problems).toEqual([{ file: 'db.dbml', line: 7, excerpt: 'Tabel wrong {' }]);
  const invoice = tableOf(schema, 'billing.invoice');
  expect(outline(invoice)).toEqual([
    'id uuid ! = gen_random_uuid()',
    'number varchar(20) ! -- Gapless',
    "status status ! = 'draft'",
    'customer_id int',
  ]);
  expect([invoice.comment, invoice.columns[2]?.values]).toEqual([
    'What we send',
    ['draft', 'open'],
  ]);
  expect(invoice.foreignKeys).toEqual([
    { columns: ['customer_id'], schema: null, table: 'customer', toColumns: ['id'] },
  ]);
  const line = tableOf(schema, 'line');
  expect(line.primaryKey).toEqual(['invoice_id', 'pos']);
  expect(line.foreignKeys[0]).toMatchObject({ schema: 'billing', table: 'invoice' });
});

test('several mistakes in one statement each have their line, and the rest is read', async () => {
  const { tables, problems } = await read(
    '\ncreate table t (\n  a int,\n  b,\n  c int *,\n  d int,\n  e int *\n);\n',
  );
  const excerpt = 'create table t ( a int, b, c int *, d int, e int * )';
  expect(problems).toEqual([4, 5, 7].map((line) => ({ file: 'schema.sql', line, excerpt })));
  expect(tables[0]?.columns.map(({ name }) => name)).toEqual(['a', 'd']);
});
