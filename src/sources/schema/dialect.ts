import type { Dialect } from '../../model/schema.ts';

/** Enough to detect the tool that wrote a script. */
const LOOKED_AT = 512 * 1024;

/**
 * Detects an unspecified dialect: by extension, and for SQL by syntax specific to one database.
 * Defaults to Postgres.
 */
export function dialectOf(files: readonly { path: string; text: string }[]): Dialect {
  const has = (extension: string) => files.some(({ path }) => path.endsWith(extension));
  if (!has('.sql') && has('.dbml')) return 'dbml';
  if (!has('.sql') && has('.prisma')) return 'prisma';
  const lock = files.find(({ path }) => path.endsWith('migration_lock.toml'));
  const provider = /^\s*provider\s*=\s*"(\w+)"/m.exec(lock?.text ?? '')?.[1];
  if (provider === 'mysql') return 'mysql';
  if (provider === 'sqlserver') return 'mssql';
  if (provider !== undefined) return 'postgres';
  const text = files.map((file) => file.text.slice(0, LOOKED_AT)).join('\n');
  if (/^-- PostgreSQL database dump/m.test(text)) return 'postgres';
  if (/^-- (?:MySQL|MariaDB) dump/m.test(text)) return 'mysql';
  if (/^\s*GO\s*$/im.test(text) || /\[dbo\]\.|\bIDENTITY\s*\(\s*\d+\s*,/i.test(text))
    return 'mssql';
  if (/CREATE\s+TABLE\s+(?:\[|(?:\[?\w+\]?\.)\[)/i.test(text)) return 'mssql';
  if (/\)[^;]*\bENGINE\s*=\s*\w+|\bCREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?`/i.test(text))
    return 'mysql';
  return /\bAUTO_INCREMENT\b/i.test(text) ? 'mysql' : 'postgres';
}
