import type { Catalogue } from './catalogue.ts';
import type { Cursor } from './cursor.ts';

/** Postgres's `CREATE TYPE … AS ENUM`. */
export function createType(cursor: Cursor, catalogue: Catalogue): void {
  const name = cursor.qualified();
  if (!cursor.accept('AS', 'ENUM')) return;
  const values = cursor.group().filter(({ kind }) => kind === 'string');
  catalogue.setEnum(
    name,
    values.map(({ value }) => value),
  );
}

/** `ALTER TYPE`, likewise. */
export function alterType(cursor: Cursor, catalogue: Catalogue): void {
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
