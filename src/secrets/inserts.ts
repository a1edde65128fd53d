import { NAME } from './names.ts';
import type { Span } from './span.ts';
import { isSecretKey, isSecretPassword } from './values.ts';

/** `INSERT INTO users (email, password) VALUES ('…', '…')` */
const INSERT =
  /insert into [^\s(]{1,100}\s{0,4}\((?<columns>[^()]{1,400})\)\s{0,4}values\s{0,4}\((?<values>[^()]{1,800})\)/gi;

/** Finds passwords and keys in SQL rows, at the same index as their column name. */
export function findInInserts(text: string): Span[] {
  return Array.from(text.matchAll(INSERT)).flatMap(({ 0: found, index, groups }) => {
    const { columns = '', values = '' } = groups ?? {};
    const names = columns.split(',');
    const written = values.split(',');
    if (written.length !== names.length) return [];
    let from = index + found.length - 1 - values.length;
    return written.flatMap((piece, number) => {
      const value = piece.trim().replace(/^'|'$/g, '');
      const start = from + piece.indexOf(value);
      from += piece.length + 1;
      const name = new RegExp(NAME).exec(names[number] ?? '');
      if (!name || !(isSecretPassword(value) || isSecretKey(value))) return [];
      return [{ kind: 'password', start, end: start + value.length }];
    });
  });
}
