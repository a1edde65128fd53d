import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../../src/io/package-root.ts';
import { qualifiedName } from '../../../src/model/schema.ts';
import { readSchema } from '../../../src/sources/schema/read-schema.ts';
import { type PeerTable, postgresTables } from './postgres-tables.ts';

/** The comparable part of our result. */
async function ownTables(text: string): Promise<PeerTable[]> {
  const { tables, problems } = await readSchema([{ path: 'schema.sql', text }], 'postgres');
  expect(problems).toEqual([]);
  return tables.map((table) => ({
    name: qualifiedName(table),
    columns: table.columns.map(({ name, nullable, default: value }) => ({
      name,
      nullable,
      hasDefault: value !== null,
    })),
    primaryKey: table.primaryKey,
    uniques: table.uniques,
    foreignKeys: table.foreignKeys.map(({ columns, schema, table: name, toColumns }) => ({
      columns,
      table: qualifiedName({ schema, name }),
      toColumns,
    })),
  }));
}

test.each(['examples/northwind-billing/db/schema.sql', 'tests/fixtures/schema/pg-dump.sql'])(
  'reads %s like Postgres',
  async (file) => {
    const text = readFileSync(join(packageRoot(), file), 'utf8');
    const tables = await postgresTables(text);
    expect(tables.length).toBeGreaterThan(2);
    expect(await ownTables(text)).toEqual(tables);
  },
);

test.each([
  'CREATE TABLE a (id int PRIMARY KEY, b text NOT NULL DEFAULT $$it;s$$, c text NULL);',
  `CREATE TABLE a (b text DEFAULT E'it\\'s; NOT NULL', c text DEFAULT U&'\\0061' NOT NULL);`,
  'CREATE TABLE a (b int CONSTRAINT c NOT NULL CONSTRAINT d UNIQUE NULLS NOT DISTINCT, e int);',
  'CREATE TABLE a (b int CHECK (b IS NOT NULL), c int CHECK (c > 0) NO INHERIT NOT NULL);',
  'CREATE TABLE a (b text COLLATE "C" NOT NULL, c text STORAGE external COMPRESSION pglz UNIQUE);',
  'CREATE TABLE a (b int GENERATED ALWAYS AS IDENTITY (START WITH 5) PRIMARY KEY, c int);',
  'CREATE TABLE a (b int, c int GENERATED ALWAYS AS (b * 2) STORED NOT NULL, d int);',
  'CREATE TABLE a (b double precision NOT NULL, c timestamp (3) with time zone NOT NULL, d bit varying(3));',
  'CREATE TABLE a (b interval day to second (3) NOT NULL, c int[3][] NOT NULL, d int ARRAY[4] NOT NULL);',
  'CREATE TABLE a (b numeric(10, -2) DEFAULT (-1)::numeric(10, 2) NOT NULL, c national character varying (3));',
  'CREATE TABLE a (b boolean DEFAULT (NOT true) NOT NULL, c int DEFAULT 1 + 2 NOT NULL, d int DEFAULT NULL);',
  `CREATE TABLE a (b text DEFAULT 'x' || 'y' NOT NULL, c date DEFAULT date '2020-01-01' UNIQUE, d int);`,
  `CREATE TABLE a (b int DEFAULT CASE WHEN true THEN 1 ELSE 2 END NOT NULL, c jsonb DEFAULT '{}' NOT NULL);`,
  'CREATE TABLE a (b int REFERENCES c (d) ON DELETE SET NULL ON UPDATE CASCADE NOT NULL, e int);',
  'CREATE TABLE a (b int REFERENCES s.c MATCH FULL DEFERRABLE INITIALLY DEFERRED UNIQUE, e int);',
  'CREATE TABLE a (b int, c int, FOREIGN KEY (b, c) REFERENCES d (e, f) ON DELETE SET NULL (b));',
  'CREATE TABLE a (b int, c int, CONSTRAINT "p k" PRIMARY KEY (b, c) INCLUDE (d), d int);',
  'CREATE TABLE a (b int, c int, UNIQUE (b, c) WITH (fillfactor = 70) USING INDEX TABLESPACE t);',
  'CREATE TABLE a (b int, CHECK (b > 0), EXCLUDE USING gist (b WITH =) WHERE (b > 1), c int NOT NULL);',
  'CREATE TABLE "A b" ("C d" int NOT NULL, "select" int, "e""f" int, G int UNIQUE);',
  'CREATE TABLE s.a (b int) WITH (fillfactor = 70); CREATE TABLE public.c (d int REFERENCES s.a);',
  'CREATE UNLOGGED TABLE a (b int) TABLESPACE t; CREATE TABLE IF NOT EXISTS a (c int);',
  'CREATE TABLE a (b int NOT NULL) PARTITION BY LIST (b); CREATE TABLE c PARTITION OF a FOR VALUES IN (1);',
  'CREATE TABLE a (b int); CREATE TABLE c (b int); DROP TABLE IF EXISTS a; CREATE TABLE d (e int);',
  'CREATE TABLE a (b int); ALTER TABLE a ADD c int NOT NULL DEFAULT 0, ADD COLUMN d int REFERENCES e (f);',
  'CREATE TABLE a (b int); ALTER TABLE IF EXISTS ONLY a ALTER b SET NOT NULL, ALTER COLUMN b SET DEFAULT 3;',
  'CREATE TABLE a (b int NOT NULL DEFAULT 3); ALTER TABLE a ALTER b DROP NOT NULL, ALTER b DROP DEFAULT;',
  'CREATE TABLE a (b int, c int); ALTER TABLE a DROP COLUMN IF EXISTS b CASCADE, ADD UNIQUE (c);',
  'CREATE TABLE a (b int); ALTER TABLE a ADD CONSTRAINT d FOREIGN KEY (b) REFERENCES e NOT VALID;',
  'CREATE TABLE a (b int); ALTER TABLE a RENAME b TO c; ALTER TABLE a RENAME TO d;',
  'CREATE TABLE a (b int, c text); CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS d ON a USING btree (b DESC NULLS LAST, c text_pattern_ops);',
  'CREATE TABLE a (b int, c text); CREATE UNIQUE INDEX ON a (lower(c)); CREATE UNIQUE INDEX ON a (b) WHERE b > 1;',
  'CREATE TABLE a (b int, c text); CREATE UNIQUE INDEX ON a (b, lower(c)); CREATE INDEX ON a (b);',
  'CREATE TABLE a (b int, c text); CREATE UNIQUE INDEX ON ONLY a (b) INCLUDE (c) NULLS NOT DISTINCT;',
  'CREATE TABLE a (b int /* c int, /* d */ e int */, f int -- g int NOT NULL\n NOT NULL);',
  'CREATE TABLE a (b serial, c bigserial NOT NULL, d my.type NOT NULL, e "My Type"[] NOT NULL);',
  `CREATE TABLE a (b int); COMMENT ON COLUMN a.b IS 'x; CREATE TABLE y (z int);'; CREATE TABLE c (d int);`,
  'CREATE TABLE a (b int); CREATE FUNCTION f() RETURNS int LANGUAGE sql RETURN 1; CREATE TABLE c (d int);',
  'CREATE TABLE a (b int); CREATE RULE r AS ON INSERT TO a DO ALSO (DELETE FROM a; DELETE FROM a); CREATE TABLE c (d int);',
  'CREATE TABLE a (b int, c int, d text, UNIQUE (b), UNIQUE (c, b)); CREATE UNIQUE INDEX ON a (c, (d || d));',
  'CREATE TABLE a (b int NOT NULL, PRIMARY KEY (b)); CREATE TABLE c (d int REFERENCES a (b), UNIQUE (d));',
  'CREATE TABLE a (b int, CONSTRAINT c NOT NULL b, d int);',
  'CREATE TABLE a (b int GENERATED ALWAYS AS (1) VIRTUAL, c int DEFAULT 3);',
  'CREATE TABLE a (b int, c tsrange, PRIMARY KEY (b, c WITHOUT OVERLAPS));',
  'CREATE TABLE a (b int, c tsrange, FOREIGN KEY (b, PERIOD c) REFERENCES d (b, PERIOD c));',
  'CREATE TABLE a (b int REFERENCES c NOT ENFORCED, d int CHECK (d > 0) NOT ENFORCED NOT NULL);',
  'CREATE TABLE a (b int); ALTER TABLE a ADD CONSTRAINT c NOT NULL b;',
  'CREATE TABLE a (b int); ALTER TABLE a ADD CONSTRAINT c NOT NULL b NOT VALID, ADD d int UNIQUE;',
  'CREATE TABLE a (b int); ALTER TABLE a ALTER b ADD GENERATED ALWAYS AS IDENTITY, ALTER b SET STORAGE PLAIN;',
  'CREATE TABLE a (b varchar, c char, d dec(3), e float(3), f time(3) without time zone, g "char" NOT NULL);',
  'CREATE TABLE a (b text[] DEFAULT ARRAY[$$a,b$$, $$c$$] NOT NULL, c int[] DEFAULT ARRAY[1, 2]::int[] UNIQUE);',
  'CREATE TABLE a (b text DEFAULT (SELECT 1) NOT NULL, c timestamptz DEFAULT (now() AT TIME ZONE $$utc$$) NOT NULL);',
  'CREATE TABLE a (b setof_x NOT NULL, c x.y.z, d int COLLATE x."y" DEFAULT 1 OPERATOR(pg_catalog.+) 2 NOT NULL);',
  'CREATE TABLE a () WITH (fillfactor = 70); CREATE TABLE c (d int);',
  'CREATE TABLE a (comment text, key int, index int, period int, exclude_me int, year int, type text, value text);',
])('%s', async (text) => {
  expect(await ownTables(text)).toEqual(await postgresTables(text));
});

test('a NOT NULL constraint can be dropped by name', async () => {
  const made = 'CREATE TABLE a (b int, CONSTRAINT c NOT NULL b);';
  const nullable = async (text: string) => (await ownTables(text))[0]?.columns[0]?.nullable;
  expect(await nullable(made)).toBe(false);
  expect(await nullable(`${made} ALTER TABLE a DROP CONSTRAINT c;`)).toBe(true);
});
