import { alterTable } from './alter-table.ts';
import { Catalogue } from './catalogue.ts';
import { type Complain, createTable, createUniqueIndex } from './create-table.ts';
import { Cursor, NotUnderstood } from './cursor.ts';
import { alterType, createType } from './enums.ts';
import { tableProperty } from './mssql-properties.ts';
import { expectOther, SILENT } from './silent-statements.ts';
import type { SqlDialect, Token } from './sql-tokens.ts';
import { type Statement, statementsOf } from './statements.ts';

export interface SqlReader {
  catalogue: Catalogue;
  /** Applies a script to an existing schema. */
  run(sql: string, report: (line: number, excerpt: string) => void): void;
}

export function createSqlReader(dialect: SqlDialect): SqlReader {
  const defaultSchema = { postgres: 'public', mssql: 'dbo', mysql: null }[dialect];
  const catalogue = new Catalogue(defaultSchema, dialect !== 'postgres');
  return {
    catalogue,
    run(sql, report) {
      for (const statement of statementsOf(sql, dialect)) {
        const place = placesIn(statement);
        const complain = (token: Token | null) => report(...place(token));
        try {
          apply(statement, catalogue, dialect, complain);
        } catch (error) {
          if (!(error instanceof NotUnderstood)) throw error;
          complain(error.token);
        }
      }
    },
  };
}

/**
 * Locates the problems of a statement. There may be one in each of its lines, so its lines are counted
 * and its excerpt is made only once.
 *
 * @returns a function that gives the line of a token, and the start of the statement
 */
function placesIn({ text, line, tokens }: Statement): (token: Token | null) => [number, string] {
  const start = tokens[0]?.start ?? 0;
  let excerpt: string | null = null;
  let counted = 0;
  let reached = line;
  return (token) => {
    excerpt ??= shortened(text);
    const offset = token ? token.start - start : 0;
    if (offset < counted) [counted, reached] = [0, line];
    for (let at = text.indexOf('\n', counted); at !== -1 && at < offset; reached += 1) {
      counted = at + 1;
      at = text.indexOf('\n', counted);
    }
    return [reached, excerpt];
  };
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59).trimEnd()}…` : line;
}

function apply(
  statement: Statement,
  catalogue: Catalogue,
  dialect: SqlDialect,
  complain: Complain,
): void {
  const cursor = Cursor.of(statement, dialect);
  if (cursor.accept('CREATE')) create(cursor, catalogue, complain);
  else if (cursor.accept('ALTER', 'TABLE')) alterTable(cursor, catalogue);
  else if (cursor.accept('ALTER', 'FOREIGN', 'TABLE')) alterTable(cursor, catalogue);
  else if (cursor.accept('ALTER', 'TYPE')) alterType(cursor, catalogue);
  else if (cursor.accept('DROP')) drop(cursor, catalogue);
  else if (cursor.accept('ALTER')) expectOther(cursor);
  else if (cursor.accept('COMMENT', 'ON')) comment(cursor, catalogue);
  else if (cursor.accept('RENAME')) renameTables(cursor, catalogue);
  else if (cursor.accept('EXEC') || cursor.accept('EXECUTE')) tableProperty(cursor, catalogue);
  else if (dialect === 'postgres' && cursor.accept('DO')) runBlock(cursor, catalogue);
  else if (cursor.accept('SET', 'SEARCH_PATH')) {
    const schema = cursor.rest().find(({ kind, value }) => kind !== 'symbol' && value !== 'TO');
    const isName = schema?.kind === 'word' || schema?.kind === 'string' || schema?.kind === 'name';
    const name = schema?.kind === 'word' ? schema.text.toLowerCase() : schema?.value;
    catalogue.current =
      isName && name && !/^(?:\$user|pg_catalog|default)$/.test(name) ? name : null;
  } else {
    const first = cursor.peek();
    // A T-SQL label, or `(` of a parenthesized query.
    if (first?.text === '(') return;
    if (first?.kind !== 'word' || !SILENT.test(first.value)) throw new NotUnderstood(first);
  }
}

/**
 * Unwraps a block used to make changes idempotent where Postgres has no `IF NOT EXISTS`:
 * `DO $$ BEGIN CREATE TYPE …; EXCEPTION … END $$`.
 */
function runBlock(cursor: Cursor, catalogue: Catalogue): void {
  const body = cursor.rest().find(({ kind }) => kind === 'string');
  for (const { tokens } of statementsOf(body?.value ?? '', 'postgres')) {
    const start = tokens.findLastIndex(({ value }) => value === 'BEGIN' || value === 'THEN') + 1;
    const inside = new Cursor(tokens.slice(start), 'postgres');
    try {
      if (inside.accept('CREATE', 'TYPE')) createType(inside, catalogue);
      else if (inside.accept('ALTER', 'TYPE')) alterType(inside, catalogue);
      else if (inside.accept('ALTER', 'TABLE')) alterTable(inside, catalogue);
    } catch (error) {
      // It has control flow, so its effect cannot be determined.
      if (!(error instanceof NotUnderstood)) throw error;
    }
  }
}

function create(cursor: Cursor, catalogue: Catalogue, complain: Complain): void {
  if (cursor.accept('TYPE')) createType(cursor, catalogue);
  else if (cursor.sees('UNIQUE')) createUniqueIndex(cursor, catalogue);
  else createTable(cursor, catalogue, complain);
}

function drop(cursor: Cursor, catalogue: Catalogue): void {
  if (cursor.accept('SCHEMA')) {
    cursor.accept('IF', 'EXISTS');
    catalogue.dropSchema(cursor.name());
    return;
  }
  if (cursor.accept('TYPE')) {
    cursor.accept('IF', 'EXISTS');
    catalogue.setEnum(cursor.qualified(), null);
    return;
  }
  cursor.acceptOneOf(['TEMPORARY', 'FOREIGN', 'EXTERNAL']);
  if (!cursor.accept('TABLE')) {
    expectOther(cursor);
    return;
  }
  cursor.accept('IF', 'EXISTS');
  do catalogue.drop(cursor.qualified());
  while (cursor.acceptSymbol(','));
}

function renameTables(cursor: Cursor, catalogue: Catalogue): void {
  if (!cursor.accept('TABLE')) {
    expectOther(cursor);
    return;
  }
  do {
    const table = catalogue.find(cursor.qualified());
    cursor.expect('TO');
    const { schema, name } = cursor.qualified();
    if (table) catalogue.rename(table, schema === null ? { name } : { schema, name });
  } while (cursor.acceptSymbol(','));
}

/** Postgres's `COMMENT ON`. */
function comment(cursor: Cursor, catalogue: Catalogue): void {
  const isColumn = cursor.accept('COLUMN');
  if (!isColumn && !cursor.accept('TABLE') && !cursor.accept('FOREIGN', 'TABLE')) {
    expectCommented(cursor);
    return;
  }
  const path = cursor.path();
  const columnName = isColumn ? path.pop() : undefined;
  cursor.expect('IS');
  const text = cursor.accept('NULL') ? null : cursor.string();
  const table = catalogue.find({ schema: path.at(-2) ?? null, name: path.at(-1) ?? '' });
  // A comment on a view or a partition.
  if (!table) return;
  const target = columnName === undefined ? table : catalogue.column(table, columnName);
  if (target) target.comment = text || null;
}

function expectCommented(cursor: Cursor): void {
  if (cursor.sees('CONSTRAINT') || cursor.sees('LARGE') || cursor.sees('MATERIALIZED')) return;
  expectOther(cursor);
}
