import type { Catalogue, Entry } from './catalogue.ts';
import { readElements } from './columns.ts';
import { Cursor } from './cursor.ts';
import { expectOther } from './silent-statements.ts';
import type { Token } from './sql-tokens.ts';

/** Called with a token that is not understood; null at an unexpected end. */
export type Complain = (token: Token | null) => void;

/**
 * Applies `CREATE`, starting after that word, if it creates a table.
 *
 * @throws NotUnderstood if none of it is understood
 */
export function createTable(cursor: Cursor, catalogue: Catalogue, complain: Complain): void {
  cursor.acceptOneOf(['GLOBAL', 'LOCAL', 'UNLOGGED', 'FOREIGN', 'EXTERNAL']);
  const isTemporary = cursor.acceptOneOf(['TEMP', 'TEMPORARY']);
  if (!cursor.accept('TABLE')) {
    expectOther(cursor);
    return;
  }
  const mayExist = cursor.accept('IF', 'NOT', 'EXISTS');
  const name = cursor.qualified();
  if (isTemporary || name.name.startsWith('#')) return;
  if (mayExist && catalogue.find(name)) return;
  if (cursor.accept('PARTITION', 'OF')) return;
  if (cursor.accept('LIKE')) {
    const like = { type: 'like' as const, ...cursor.qualified() };
    const table = catalogue.create(name, []);
    takeAll(catalogue.find(like), table, catalogue);
    return;
  }
  const elements = readElements(cursor.group(), cursor.dialect, (error) => complain(error.token));
  const table = catalogue.create(name, elements);
  readOptions(cursor, table, catalogue);
}

/** MySQL's `LIKE` copies keys and comments, too. */
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

/** `CREATE UNIQUE INDEX` counts as a constraint. */
export function createUniqueIndex(cursor: Cursor, catalogue: Catalogue): void {
  cursor.until((one) => one.sees('ON'));
  cursor.expect('ON');
  cursor.accept('ONLY');
  const table = catalogue.find(cursor.qualified());
  if (cursor.accept('USING')) cursor.next();
  const group = cursor.peek();
  const keys = cursor.keys();
  const columns = keys.filter((name) => name !== null);
  const isWhole = !cursor.until((one) => one.sees('WHERE')).includes(group as Token) && cursor.done;
  const isKnown = keys.every((name) => table && name !== null && catalogue.column(table, name));
  // An expression or partial index does not make whole columns unique.
  if (table && isWhole && isKnown && columns.length > 0) table.uniques.push(columns);
}
