import { describe, expect, test } from 'vitest';
import { BUDGETS, BudgetExceeded } from '../../../src/model/budgets.ts';
import type { Dialect } from '../../../src/model/schema.ts';
import { readDataModel } from '../../../src/sources/schema/read-schema.ts';
import { selectTables } from '../../../src/sources/select-tables.ts';

function read(text: string, dialect: Dialect, tables: string[] = []) {
  const file = 'db/schema';
  const content = new TextEncoder().encode(text);
  return readDataModel({ file, dialect, tables }, { paths: [file], read: async () => content });
}

const exceeds = (budget: string) => expect.objectContaining({ name: 'BudgetExceeded', budget });

describe('a schema is refused', () => {
  const columns = (count: number) =>
    Array.from({ length: count }, (_, n) => `c${n} int`).join(', ');

  test('with more columns than a page can show, unless tables are selected', async () => {
    const large = `create table a (${columns(BUDGETS.dataModel.most)});`;
    const text = `${large}\ncreate table b (id int);`;
    await expect(read(text, 'postgres')).rejects.toEqual(exceeds('dataModel'));
    expect(await read(text, 'postgres', ['b'])).toMatchObject({ names: ['a', 'b'] });
  });

  test('with enum values that are shown at too many columns', async () => {
    const values = Array.from({ length: 100 }, (_, n) => `'v${n}'`).join(', ');
    const columns = Array.from({ length: 100 }, (_, n) => `c${n} e`).join(', ');
    const text = `create type e as enum (${values}); create table a (${columns});`;
    await expect(read(text, 'postgres')).rejects.toEqual(exceeds('dataModel'));
  });

  test('if too many names are compared with too many tables', async () => {
    const text = Array.from({ length: 1001 }, (_, n) => `create table t${n} (id int);`).join('\n');
    const names = Array.from({ length: 1000 }, (_, n) => `x${n}`);
    await expect(read(text, 'postgres', names)).rejects.toEqual(exceeds('tableNames'));
  });

  test.each([
    ['lines', ':\n'.repeat(BUDGETS.dbmlLines.most + 1), 'dbmlLines'],
    ['nested expressions', `Table t {\n id int ${'<\n'.repeat(3900)}`, 'levels'],
  ])('in DBML with too many %s', async (_, text, budget) => {
    await expect(read(text, 'dbml')).rejects.toEqual(exceeds(budget));
    await expect(read(text, 'dbml')).rejects.toBeInstanceOf(BudgetExceeded);
  });
});

test('a glob that would take forever selects no table', () => {
  const table = { schema: null, name: 'a'.repeat(60), mapped: null, comment: null };
  const all = [{ ...table, columns: [], primaryKey: [], uniques: [], foreignKeys: [] }];
  expect(selectTables(all, ['a*'])).toMatchObject({ tables: all, unmatched: [] });
  for (const glob of ['+(a|aa)b', '*(a*)b', `${'{a,b}'.repeat(20)}`, `${'@('.repeat(400)}`]) {
    expect(selectTables(all, [glob])).toMatchObject({ tables: [], unmatched: [0] });
  }
});
