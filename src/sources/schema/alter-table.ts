import type { Catalogue, Entry } from './catalogue.ts';
import { readDefault, readType } from './column-type.ts';
import { readElement } from './columns.ts';
import { Cursor, NotUnderstood, splitAtCommas } from './cursor.ts';
import type { Token } from './sql-tokens.ts';

/** First words of changes that do not affect the model. */
const SILENT =
  /^(?:OWNER|ENABLE|DISABLE|FORCE|NO|CLUSTER|REPLICA|VALIDATE|DETACH|INHERIT|SET|RESET|CHECK|NOCHECK|ENGINE|AUTO_INCREMENT|CONVERT|CHARACTER|CHARSET|COLLATE|DEFAULT|ROW_FORMAT|ORDER|ALGORITHM|LOCK|PARTITION|REORGANIZE|TRUNCATE|COALESCE|REBUILD|SWITCH|NOT|OF|DISCARD|IMPORT|KEY_BLOCK_SIZE|STATS_\w+|CHECKSUM|PACK_KEYS|TABLESPACE|WITHOUT|DEPENDS)$/;

const DROPPED_SILENTLY = /^(?:INDEX|KEY|CHECK|PARTITION|PERIOD)$/;
const ALTERED_SILENTLY = /^(?:CONSTRAINT|INDEX|CHECK)$/;

/**
 * Applies `ALTER TABLE`, starting at the table's name.
 *
 * @throws NotUnderstood
 */
export function alterTable(cursor: Cursor, catalogue: Catalogue): void {
  const { dialect } = cursor;
  const mayBeMissing = cursor.accept('IF', 'EXISTS');
  cursor.accept('ONLY');
  const start = cursor.peek();
  const name = cursor.qualified();
  cursor.acceptSymbol('*');
  if (dialect === 'mssql' && cursor.accept('WITH')) cursor.acceptOneOf(['CHECK', 'NOCHECK']);
  const table = catalogue.find(name);
  let adding = false;
  for (const tokens of splitAtCommas(cursor.rest())) {
    const action = new Cursor(tokens, dialect);
    // SQL Server's `ADD a int, b int` and `DROP COLUMN a, b`.
    if (dialect === 'mssql' && adding && !/^(?:ADD|DROP|ALTER)$/.test(action.peek()?.value ?? '')) {
      add(action, table, catalogue);
      continue;
    }
    adding = action.sees('ADD');
    const changes = change(action, table, catalogue);
    // Changes to views and sequences are irrelevant.
    if (changes && !table && !mayBeMissing) throw new NotUnderstood(start);
  }
}

/** @returns whether it affects the model */
function change(action: Cursor, table: Entry | null, catalogue: Catalogue): boolean {
  const word = action.peek()?.kind === 'word' ? action.peek()?.value : undefined;
  if (action.accept('ADD')) return add(action, table, catalogue);
  if (action.accept('DROP')) return drop(action, table, catalogue);
  if (action.accept('ALTER')) return alterColumn(action, table, catalogue);
  if (action.accept('RENAME')) return rename(action, table, catalogue);
  if (action.accept('MODIFY')) {
    action.accept('COLUMN');
    return replaceColumn(action, null, table, catalogue);
  }
  if (action.accept('CHANGE')) {
    action.accept('COLUMN');
    return replaceColumn(action, action.name(), table, catalogue);
  }
  if (action.accept('SET', 'SCHEMA')) {
    if (table) catalogue.rename(table, { schema: action.name() });
    return false;
  }
  if (action.accept('ATTACH', 'PARTITION')) {
    // A partition is not a separate table in the model.
    catalogue.drop(action.qualified());
    return false;
  }
  if (action.accept('COMMENT')) {
    action.acceptSymbol('=');
    if (table) table.comment = action.string() || null;
    return true;
  }
  if (word === undefined || !SILENT.test(word)) throw new NotUnderstood(action.peek());
  return false;
}

function add(action: Cursor, table: Entry | null, catalogue: Catalogue): boolean {
  if (action.sees('PARTITION') || action.sees('PERIOD')) return false;
  action.accept('COLUMN');
  const mayExist = action.accept('IF', 'NOT', 'EXISTS');
  const parts: Token[][] = action.isSymbol('(') ? splitAtCommas(action.group()) : [action.rest()];
  for (const tokens of parts) {
    const element = readElement(tokens, action.dialect);
    if (!table) continue;
    const isThere = element.type === 'column' && catalogue.column(table, element.column.name);
    if (!(mayExist && isThere)) catalogue.add(table, element);
  }
  return true;
}

function drop(action: Cursor, table: Entry | null, catalogue: Catalogue): boolean {
  if (action.accept('PRIMARY', 'KEY')) {
    if (table) table.primaryKey = [];
    return true;
  }
  if (action.accept('FOREIGN', 'KEY') || action.accept('CONSTRAINT')) {
    action.accept('IF', 'EXISTS');
    const name = action.name();
    if (table) catalogue.dropConstraint(table, name);
    return true;
  }
  if (action.sees('INDEX') || action.sees('KEY')) {
    action.next();
    if (table) catalogue.dropConstraint(table, action.name());
    return false;
  }
  if (DROPPED_SILENTLY.test(action.peek()?.value ?? '')) return false;
  action.accept('COLUMN');
  action.accept('IF', 'EXISTS');
  const name = action.name();
  if (table) catalogue.dropColumn(table, name);
  return true;
}

function alterColumn(action: Cursor, table: Entry | null, catalogue: Catalogue): boolean {
  if (ALTERED_SILENTLY.test(action.peek()?.value ?? '')) return false;
  action.accept('COLUMN');
  const written = action.peek();
  const name = action.name();
  const column = table && catalogue.column(table, name);
  if (table && !column) throw new NotUnderstood(written);
  if (action.dialect === 'mssql') {
    if (action.sees('ADD') || action.sees('DROP')) return false;
    const type = readType(action);
    if (column) Object.assign(column, { type, nullable: !action.accept('NOT', 'NULL') });
    return true;
  }
  const isType = action.accept('SET', 'DATA', 'TYPE') || action.accept('TYPE');
  if (isType) {
    const type = readType(action);
    if (column) column.type = type;
  } else if (action.accept('SET', 'DEFAULT')) {
    const value = readDefault(action);
    if (column) column.default = value;
  } else if (action.accept('SET', 'NOT', 'NULL')) {
    if (column) column.nullable = false;
  } else if (action.accept('DROP', 'NOT', 'NULL')) {
    if (column) column.nullable = true;
  } else if (action.accept('DROP')) {
    if (!action.acceptOneOf(['DEFAULT', 'IDENTITY', 'EXPRESSION'])) {
      throw new NotUnderstood(action.peek());
    }
    if (column) column.default = null;
  } else if (action.accept('ADD', 'GENERATED')) {
    const how = action.accept('BY', 'DEFAULT') ? 'BY DEFAULT' : 'ALWAYS';
    if (column) Object.assign(column, { default: `GENERATED ${how} AS IDENTITY`, nullable: false });
  } else if (!action.acceptOneOf(['SET', 'RESET', 'RESTART'])) {
    throw new NotUnderstood(action.peek());
  } else {
    return false;
  }
  return true;
}

function rename(action: Cursor, table: Entry | null, catalogue: Catalogue): boolean {
  if (action.accept('TO') || action.accept('AS')) {
    if (table) catalogue.rename(table, { name: action.qualified().name });
    return false;
  }
  if (action.sees('INDEX') || action.sees('KEY')) return false;
  if (action.accept('CONSTRAINT')) {
    const from = action.name();
    action.expect('TO');
    const constraint = table?.constraints.get(from);
    if (table && constraint) table.constraints.set(action.name(), constraint);
    return false;
  }
  // MySQL's `RENAME other` needs no `TO`.
  if (action.dialect === 'mysql' && action.peek(1) === null) {
    if (table) catalogue.rename(table, { name: action.name() });
    return false;
  }
  action.accept('COLUMN');
  const from = action.name();
  action.expect('TO');
  const to = action.name();
  if (table) catalogue.renameColumn(table, from, to);
  return true;
}

/** MySQL's `MODIFY` and `CHANGE` redefine a column. */
function replaceColumn(
  action: Cursor,
  from: string | null,
  table: Entry | null,
  catalogue: Catalogue,
): boolean {
  const element = readElement(action.rest(), action.dialect);
  if (element.type !== 'column') throw new NotUnderstood(null);
  if (!table) return true;
  const { column, after } = element;
  const old = catalogue.column(table, from ?? column.name);
  if (!old) throw new NotUnderstood(action.peek());
  if (from !== null) catalogue.renameColumn(table, from, column.name);
  if (table.primaryKey.includes(column.name)) column.nullable = false;
  const place = table.columns.indexOf(old);
  table.columns.splice(place, 1);
  if (after === null) {
    table.columns.splice(place, 0, column);
    for (const constraint of element.constraints) catalogue.constrain(table, constraint);
  } else {
    catalogue.add(table, element);
  }
  return true;
}
