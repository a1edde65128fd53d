import type { Column, ForeignKey } from '../../model/schema.ts';
import { readDefault, readType } from './column-type.ts';
import { Cursor, NotUnderstood, splitAtCommas, written } from './cursor.ts';
import type { SqlDialect, Token } from './sql-tokens.ts';

/** An element in the parentheses of `CREATE TABLE`, or after `ADD`. */
export type Element =
  | { type: 'column'; column: Column; constraints: Constraint[]; after: string | null }
  | { type: 'constraint'; constraint: Constraint }
  /** Postgres's `LIKE other`. */
  | { type: 'like'; schema: string | null; name: string }
  /** Checks, indexes and the like, which the model does not show. */
  | { type: 'other' };

export type Constraint = { name: string | null } & (
  | { kind: 'primary'; columns: string[] }
  | { kind: 'unique'; columns: string[] }
  /** Postgres 18's `NOT NULL column`. */
  | { kind: 'required'; column: string }
  | { kind: 'foreign'; key: ForeignKey }
  /** SQL Server's `DEFAULT … FOR column`. */
  | { kind: 'default'; column: string; value: string }
);

/** Clauses that do not affect the model; some take a word. */
const SILENT =
  'INVISIBLE VISIBLE HIDDEN STORED VIRTUAL PERSISTED ROWGUIDCOL SPARSE FILESTREAM DEFERRABLE BINARY ASCII UNICODE CLUSTERED NONCLUSTERED ASC DESC FIRST'.split(
    ' ',
  );
const SILENT_WITH_WORD =
  'STORAGE COMPRESSION COLUMN_FORMAT INITIALLY CHARSET SRID MATCH USING'.split(' ');

/** First words of elements that are not columns, unless used as a column name. */
const CONSTRAINT_WORDS: Record<SqlDialect, RegExp> = {
  postgres: /^(?:CONSTRAINT|PRIMARY|UNIQUE|FOREIGN|CHECK|EXCLUDE|LIKE|NOT)$/,
  mysql: /^(?:CONSTRAINT|PRIMARY|UNIQUE|FOREIGN|CHECK|KEY|INDEX|FULLTEXT|SPATIAL|LIKE)$/,
  mssql: /^(?:CONSTRAINT|PRIMARY|UNIQUE|FOREIGN|CHECK|INDEX|PERIOD|DEFAULT)$/,
};

/** @throws NotUnderstood */
export function readElement(tokens: readonly Token[], dialect: SqlDialect): Element {
  const cursor = new Cursor(tokens, dialect);
  const first = cursor.peek();
  const isConstraint = first?.kind === 'word' && CONSTRAINT_WORDS[dialect].test(first.value);
  if (isConstraint && !isNameHere(cursor)) return readConstraint(cursor);
  return readColumn(cursor);
}

/** `exclude integer`, `period int`: these words are not reserved. */
function isNameHere(cursor: Cursor): boolean {
  const next = cursor.peek(1);
  if (cursor.sees('PERIOD')) return next?.value !== 'FOR';
  return cursor.sees('EXCLUDE') && next?.value !== 'USING' && next?.text !== '(';
}

function readConstraint(cursor: Cursor): Element {
  const { dialect } = cursor;
  if (cursor.accept('LIKE')) return { type: 'like', ...cursor.qualified() };
  let name: string | null = null;
  if (cursor.accept('CONSTRAINT')) {
    // MySQL allows omitting the name.
    if (!/^(?:PRIMARY|UNIQUE|FOREIGN|CHECK)$/.test(cursor.peek()?.value ?? ''))
      name = cursor.name();
  }
  if (cursor.accept('PRIMARY')) {
    cursor.expect('KEY');
    const columns = keyColumns(cursor);
    return { type: 'constraint', constraint: { kind: 'primary', name, columns } };
  }
  if (cursor.accept('UNIQUE')) {
    if (cursor.accept('USING', 'INDEX')) return { type: 'other' };
    const columns = keyColumns(cursor);
    return { type: 'constraint', constraint: { kind: 'unique', name, columns } };
  }
  if (cursor.accept('FOREIGN')) {
    cursor.expect('KEY');
    if (dialect === 'mysql' && !cursor.isSymbol('(')) name ??= cursor.name();
    const columns = cursor.columns('PERIOD');
    cursor.expect('REFERENCES');
    const key = { columns, ...target(cursor) };
    return { type: 'constraint', constraint: { kind: 'foreign', name, key } };
  }
  if (dialect === 'postgres' && cursor.accept('NOT', 'NULL')) {
    return { type: 'constraint', constraint: { kind: 'required', name, column: cursor.name() } };
  }
  if (dialect === 'mssql' && cursor.accept('DEFAULT')) {
    const value = written(cursor.until((one) => one.sees('FOR')));
    cursor.expect('FOR');
    return {
      type: 'constraint',
      constraint: { kind: 'default', name, column: cursor.name(), value },
    };
  }
  const isOther = ['CHECK', 'EXCLUDE', 'KEY', 'INDEX', 'FULLTEXT', 'SPATIAL', 'PERIOD', 'NOT'];
  if (!cursor.acceptOneOf(isOther)) throw new NotUnderstood(cursor.peek());
  return { type: 'other' };
}

/** `[CLUSTERED] [KEY] [name] [USING BTREE] (columns)`; no columns for `USING INDEX`. */
function keyColumns(cursor: Cursor): string[] {
  cursor.until((one) => one.isSymbol('('));
  return cursor.columns();
}

function target(cursor: Cursor): Pick<ForeignKey, 'schema' | 'table' | 'toColumns'> {
  const { schema, name } = cursor.qualified();
  return { schema, table: name, toColumns: cursor.isSymbol('(') ? cursor.columns('PERIOD') : [] };
}

function readColumn(cursor: Cursor): Element {
  const column: Column = {
    name: cursor.name(),
    mapped: null,
    type: '',
    values: [],
    nullable: true,
    default: null,
    comment: null,
  };
  // SQL Server's computed columns have no declared type.
  column.type = cursor.sees('AS') ? 'computed' : readType(cursor);
  const element = { type: 'column', column, constraints: [], after: null } as Element & {
    type: 'column';
  };
  if (/^(?:(?:small|big)?serial\d?)$/i.test(column.type)) column.nullable = false;
  while (!cursor.done) readClause(cursor, element);
  if (element.constraints.some(({ kind }) => kind === 'primary')) column.nullable = false;
  return element;
}

function readClause(cursor: Cursor, element: Element & { type: 'column' }): void {
  const { column, constraints } = element;
  const start = cursor.peek();
  const name = cursor.accept('CONSTRAINT') ? cursor.name() : null;
  if (cursor.accept('NOT', 'NULL')) column.nullable = false;
  else if (cursor.accept('NOT')) {
    cursor.accept('FOR');
    cursor.next();
  } else if (cursor.accept('NULL')) column.nullable = true;
  else if (cursor.accept('DEFAULT')) {
    column.default = readDefault(cursor);
    if (name !== null) constraints.push({ kind: 'default', name, column: column.name, value: '' });
    cursor.accept('WITH', 'VALUES');
  } else if (cursor.accept('PRIMARY')) {
    cursor.expect('KEY');
    constraints.push({ kind: 'primary', name, columns: [column.name] });
  } else if (cursor.accept('UNIQUE')) {
    cursor.accept('KEY');
    if (cursor.accept('NULLS')) {
      cursor.accept('NOT');
      cursor.accept('DISTINCT');
    }
    constraints.push({ kind: 'unique', name, columns: [column.name] });
  } else if (cursor.accept('FOREIGN', 'KEY') || cursor.accept('REFERENCES')) {
    cursor.accept('REFERENCES');
    constraints.push({ kind: 'foreign', name, key: { columns: [column.name], ...target(cursor) } });
  } else if (cursor.accept('CHECK')) {
    cursor.group();
    cursor.accept('NO', 'INHERIT');
  } else if (cursor.accept('COLLATE')) cursor.path();
  else if (cursor.accept('COMMENT')) column.comment = cursor.string();
  else if (cursor.accept('AUTO_INCREMENT') || cursor.accept('AUTOINCREMENT')) {
    column.default = 'auto_increment';
  } else if (cursor.accept('IDENTITY')) {
    cursor.skipGroup();
    column.default = 'identity';
    column.nullable = false;
  } else if (cursor.sees('GENERATED') || cursor.sees('AS')) readGenerated(cursor, column);
  else if (cursor.accept('ON', 'UPDATE') || cursor.accept('ON', 'DELETE')) readAction(cursor);
  else if (cursor.accept('ON')) cursor.name();
  else if (cursor.accept('CHARACTER', 'SET')) cursor.name();
  else if (cursor.accept('AFTER')) element.after = cursor.name();
  else if (cursor.acceptOneOf(['MASKED', 'ENCRYPTED', 'WITH', 'OPTIONS'])) {
    cursor.accept('WITH');
    cursor.group();
  } else if (cursor.accept('FIRST')) element.after = '';
  else if (cursor.acceptOneOf(SILENT_WITH_WORD)) {
    if (cursor.accept('INDEX')) cursor.accept('TABLESPACE');
    cursor.next();
  } else if (!cursor.acceptOneOf(SILENT)) throw new NotUnderstood(cursor.peek() ?? start);
}

/** `GENERATED ALWAYS AS IDENTITY`, `GENERATED ALWAYS AS (…) STORED`, `AS (…) PERSISTED` */
function readGenerated(cursor: Cursor, column: Column): void {
  const tokens = cursor.until((one) => one.sees('AS'));
  tokens.push(cursor.next());
  if (cursor.sees('IDENTITY')) {
    column.default = written([...tokens, cursor.next()]);
    column.nullable = false;
    cursor.skipGroup();
  } else if (cursor.sees('ROW')) {
    // The period of SQL Server's temporal tables.
    column.default = written([...tokens, cursor.next(), cursor.next()]);
  } else {
    // SQL Server allows omitting the parentheses.
    const words = ['STORED', 'VIRTUAL', 'PERSISTED', 'NOT', 'NULL', 'UNIQUE', 'PRIMARY', 'COMMENT'];
    tokens.push(...cursor.until((one) => words.some((word) => one.sees(word))));
    column.default = written(tokens);
  }
}

function readAction(cursor: Cursor): void {
  if (cursor.accept('NO', 'ACTION') || cursor.acceptOneOf(['CASCADE', 'RESTRICT'])) return;
  if (cursor.accept('SET')) {
    cursor.next();
    cursor.skipGroup();
  } else {
    // `ON UPDATE CURRENT_TIMESTAMP(6)`
    cursor.next();
    cursor.skipGroup();
  }
}

/** @returns the elements in the parentheses of `CREATE TABLE`; others are passed to `report` */
export function readElements(
  tokens: readonly Token[],
  dialect: SqlDialect,
  report: (error: NotUnderstood) => void,
): Element[] {
  // Postgres allows tables without columns.
  if (tokens.length === 0 && dialect === 'postgres') return [];
  const parts = splitAtCommas(tokens);
  // SQL Server allows a trailing comma.
  if (dialect === 'mssql' && parts.at(-1)?.length === 0) parts.pop();
  return parts.flatMap((part) => {
    try {
      return [readElement(part, dialect)];
    } catch (error) {
      if (!(error instanceof NotUnderstood)) throw error;
      report(new NotUnderstood(error.token ?? part[0] ?? null));
      return [];
    }
  });
}
