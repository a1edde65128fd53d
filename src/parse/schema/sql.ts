import { alterTable } from './alter-table.ts';
import { Catalogue, type Entry } from './catalogue.ts';
import { readElements } from './columns.ts';
import { Cursor, NotUnderstood } from './cursor.ts';
import { tableProperty } from './mssql-properties.ts';
import type { SqlDialect, Token } from './sql-tokens.ts';
import { type Statement, statementsOf } from './statements.ts';

/** Statements that have nothing to do with tables, by their first word. */
const SILENT =
  /^(?:SET|GRANT|REVOKE|DENY|BEGIN|COMMIT|START|ROLLBACK|SAVEPOINT|RELEASE|ABORT|END|DO|LOCK|UNLOCK|ANALYZE|VACUUM|REINDEX|REFRESH|CLUSTER|CALL|USE|PRINT|DECLARE|IF|ELSE|EXECUTE|SHOW|FLUSH|DISCARD|RESET|NOTIFY|LISTEN|SECURITY|REASSIGN|IMPORT|CHECKPOINT|PREPARE|DEALLOCATE|RAISERROR|THROW|WAITFOR|WHILE|RETURN|FETCH|OPEN|CLOSE|OPTIMIZE|BACKUP|RESTORE|DBCC|ENABLE|DISABLE|EXPLAIN|HANDLER|INSTALL|UNINSTALL|PURGE|RECONFIGURE|CHECK|PRAGMA)$/;

/** What else than a table can be made, changed or dropped. */
const OTHERS = new Set(
  'FUNCTION PROCEDURE PROC TRIGGER EXTENSION SEQUENCE INDEX VIEW SCHEMA DATABASE ROLE USER GROUP DOMAIN TYPE AGGREGATE CAST COLLATION CONVERSION EVENT LANGUAGE OPERATOR POLICY PUBLICATION RULE SERVER STATISTICS SUBSCRIPTION TABLESPACE TRANSFORM METHOD LOGIN SYNONYM CATALOG STOPLIST CONFIGURATION DICTIONARY PARSER TEMPLATE WRAPPER MAPPING COLLECTION PARTITION CERTIFICATE ASSEMBLY DEFAULT QUEUE SERVICE CONTRACT ROUTINE INSTANCE LOGFILE PRIVILEGES KEY CREDENTIAL AUTHORIZATION SYSTEM OWNED PREPARE AUDIT SPECIFICATION'.split(
    ' ',
  ),
);

/** What is before the kind of thing that is made: `CREATE OR REPLACE DEFINER=… VIEW`. */
const BEFORE_KIND = 20;

export interface SqlReader {
  catalogue: Catalogue;
  /** Applies a script to what was there before. */
  run(sql: string, report: (line: number, excerpt: string) => void): void;
}

export function createSqlReader(dialect: SqlDialect): SqlReader {
  const defaultSchema = { postgres: 'public', mssql: 'dbo', mysql: null }[dialect];
  const catalogue = new Catalogue(defaultSchema, dialect !== 'postgres');
  return {
    catalogue,
    run(sql, report) {
      for (const statement of statementsOf(sql, dialect)) {
        const complain = (token: Token | null) => report(...placeOf(statement, token));
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

/** The line of what is not understood, and how the statement begins. */
function placeOf({ text, line, tokens }: Statement, token: Token | null): [number, string] {
  const before = token && tokens[0] ? text.slice(0, token.start - tokens[0].start) : '';
  const excerpt = text.replace(/\s+/g, ' ');
  return [
    line + (before.match(/\n/g)?.length ?? 0),
    excerpt.length > 60 ? `${excerpt.slice(0, 59).trimEnd()}…` : excerpt,
  ];
}

type Complain = (token: Token | null) => void;

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
  else if (cursor.accept('SET', 'SEARCH_PATH')) {
    const schema = cursor.rest().find(({ kind, value }) => kind !== 'symbol' && value !== 'TO');
    const isName = schema?.kind === 'word' || schema?.kind === 'string' || schema?.kind === 'name';
    const name = schema?.kind === 'word' ? schema.text.toLowerCase() : schema?.value;
    catalogue.current =
      isName && name && !/^(?:\$user|pg_catalog|default)$/.test(name) ? name : null;
  } else {
    const first = cursor.peek();
    // A label of T-SQL, `(` of a query in parentheses.
    if (first?.text === '(') return;
    if (first?.kind !== 'word' || !SILENT.test(first.value)) throw new NotUnderstood(first);
  }
}

function create(cursor: Cursor, catalogue: Catalogue, complain: Complain): void {
  if (cursor.accept('TYPE')) return createType(cursor, catalogue);
  if (cursor.sees('UNIQUE')) return createUniqueIndex(cursor, catalogue);
  cursor.acceptOneOf(['GLOBAL', 'LOCAL', 'UNLOGGED', 'FOREIGN', 'EXTERNAL']);
  const isTemporary = cursor.acceptOneOf(['TEMP', 'TEMPORARY']);
  if (!cursor.accept('TABLE')) return expectOther(cursor);
  const mayExist = cursor.accept('IF', 'NOT', 'EXISTS');
  const name = cursor.qualified();
  if (isTemporary || name.name.startsWith('#')) return;
  if (mayExist && catalogue.find(name)) return;
  if (cursor.accept('PARTITION', 'OF')) return;
  if (cursor.accept('LIKE')) {
    const like = { type: 'like' as const, ...cursor.qualified() };
    const table = catalogue.create(name, []);
    return takeAll(catalogue.find(like), table, catalogue);
  }
  const elements = readElements(cursor.group(), cursor.dialect, (error) => complain(error.token));
  const table = catalogue.create(name, elements);
  readOptions(cursor, table, catalogue);
}

/** `LIKE` of MySQL takes over keys and comments, too. */
function takeAll(from: Entry | null, to: Entry, catalogue: Catalogue): void {
  if (!from) return;
  catalogue.copyColumns(from, to);
  to.primaryKey = [...from.primaryKey];
  to.uniques = from.uniques.map((columns) => [...columns]);
  to.comment = from.comment;
}

function readOptions(cursor: Cursor, table: Entry, catalogue: Catalogue): void {
  while (!cursor.done) {
    if (cursor.accept('INHERITS')) {
      const parents = new Cursor(cursor.group(), cursor.dialect);
      while (!parents.done) {
        catalogue.copyColumns(catalogue.find(parents.qualified()), table);
        parents.acceptSymbol(',');
      }
    } else if (cursor.dialect === 'mysql' && cursor.accept('COMMENT')) {
      cursor.acceptSymbol('=');
      table.comment = cursor.string() || null;
    } else if (!cursor.skipGroup()) {
      cursor.next();
    }
  }
}

/** Throws for what is no statement that anybody knows. */
function expectOther(cursor: Cursor): void {
  const start = cursor.peek();
  for (let count = 0; count < BEFORE_KIND && !cursor.done; count++) {
    const { kind, value } = cursor.next();
    if (kind === 'word' && OTHERS.has(value)) return;
  }
  throw new NotUnderstood(start);
}

function createType(cursor: Cursor, catalogue: Catalogue): void {
  const name = cursor.qualified();
  if (!cursor.accept('AS', 'ENUM')) return;
  const values = cursor.group().filter(({ kind }) => kind === 'string');
  catalogue.setEnum(
    name,
    values.map(({ value }) => value),
  );
}

function alterType(cursor: Cursor, catalogue: Catalogue): void {
  const name = cursor.qualified();
  const values = catalogue.enumOf(name);
  if (!values) return;
  if (cursor.accept('ADD', 'VALUE')) {
    const mayExist = cursor.accept('IF', 'NOT', 'EXISTS');
    const value = cursor.string();
    if (mayExist && values.includes(value)) return;
    const isBefore = cursor.accept('BEFORE');
    const beside = isBefore || cursor.accept('AFTER') ? values.indexOf(cursor.string()) : -1;
    const at = beside === -1 ? values.length : beside + (isBefore ? 0 : 1);
    catalogue.setEnum(name, values.toSpliced(at, 0, value));
  } else if (cursor.accept('RENAME', 'VALUE')) {
    const from = cursor.string();
    cursor.expect('TO');
    const to = cursor.string();
    catalogue.setEnum(
      name,
      values.map((value) => (value === from ? to : value)),
    );
  } else if (cursor.accept('RENAME', 'TO')) {
    catalogue.setEnum(name, null);
    catalogue.setEnum(cursor.qualified(), values);
  }
}

function createUniqueIndex(cursor: Cursor, catalogue: Catalogue): void {
  cursor.until((one) => one.sees('ON'));
  cursor.expect('ON');
  cursor.accept('ONLY');
  const table = catalogue.find(cursor.qualified());
  if (cursor.accept('USING')) cursor.next();
  const group = cursor.peek();
  const columns = cursor.columns();
  const isWhole = !cursor.until((one) => one.sees('WHERE')).includes(group as Token) && cursor.done;
  const isKnown = columns.every((name) => table && catalogue.column(table, name));
  // An index over expressions, or over some rows, says nothing of whole columns.
  if (table && isWhole && isKnown && columns.length > 0) table.uniques.push(columns);
}

function drop(cursor: Cursor, catalogue: Catalogue): void {
  if (cursor.accept('SCHEMA')) {
    cursor.accept('IF', 'EXISTS');
    return catalogue.dropSchema(cursor.name());
  }
  if (cursor.accept('TYPE')) {
    cursor.accept('IF', 'EXISTS');
    return catalogue.setEnum(cursor.qualified(), null);
  }
  cursor.acceptOneOf(['TEMPORARY', 'FOREIGN', 'EXTERNAL']);
  if (!cursor.accept('TABLE')) return expectOther(cursor);
  cursor.accept('IF', 'EXISTS');
  do catalogue.drop(cursor.qualified());
  while (cursor.acceptSymbol(','));
}

function renameTables(cursor: Cursor, catalogue: Catalogue): void {
  if (!cursor.accept('TABLE')) return expectOther(cursor);
  do {
    const table = catalogue.find(cursor.qualified());
    cursor.expect('TO');
    const { schema, name } = cursor.qualified();
    if (table) catalogue.rename(table, schema === null ? { name } : { schema, name });
  } while (cursor.acceptSymbol(','));
}

/** `COMMENT ON` of Postgres. */
function comment(cursor: Cursor, catalogue: Catalogue): void {
  const isColumn = cursor.accept('COLUMN');
  if (!isColumn && !cursor.accept('TABLE') && !cursor.accept('FOREIGN', 'TABLE')) {
    return expectCommented(cursor);
  }
  const path = cursor.path();
  const columnName = isColumn ? path.pop() : undefined;
  cursor.expect('IS');
  const text = cursor.accept('NULL') ? null : cursor.string();
  const table = catalogue.find({ schema: path.at(-2) ?? null, name: path.at(-1) ?? '' });
  // A comment on a view, or on a part of a table.
  if (!table) return;
  const target = columnName === undefined ? table : catalogue.column(table, columnName);
  if (target) target.comment = text || null;
}

function expectCommented(cursor: Cursor): void {
  if (cursor.sees('CONSTRAINT') || cursor.sees('LARGE') || cursor.sees('MATERIALIZED')) return;
  expectOther(cursor);
}
