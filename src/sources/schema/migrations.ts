import { compareText } from '../../model/compare-text.ts';

/** Files that revert or test others. */
const BACK =
  /(?:^|[._/-])(?:down|undo|rollback|revert)\.sql$|(?:^|\/)(?:down|revert|verify|undo)\/|(?:^|\/)U\d[^/]*__/i;

/** A version prefix: `001_`, `20240131093000-`, `V1.10__`. */
const VERSION = /^(?:V|B)?\d/i;
/** Flyway's repeatable migrations, which run after all others. */
const REPEATABLE = /^R__/;

/** Markers for the "down" part of a migration. */
const DOWN =
  /^--\s*(?:migrate:down|\+goose\s+Down|\+migrate\s+Down|\+micrate\s+Down|@DOWN|@UNDO)\b.*$|^-{2,}\s*create above \/ drop below\s*-*$/im;
const UP = /^--\s*(?:migrate:up|\+goose\s+Up|\+migrate\s+Up|\+micrate\s+Up)\b.*$/im;

/**
 * The files of a migrations folder that create the schema, in the order in which tools run them: by
 * version, compared numerically (`V9__` before `V10__`).
 *
 * @param paths relative to the folder
 */
export function migrationsIn(paths: readonly string[]): string[] {
  const order = new Intl.Collator('en', { numeric: true });
  return paths
    .filter((path) => path.endsWith('.sql') && !BACK.test(path))
    .map((path) => {
      const name = path.slice(path.lastIndexOf('/') + 1);
      // If each migration is a folder, as in Prisma, the path has the version.
      const key = VERSION.test(name) ? name.replace(/^[VB](?=\d)/i, '') : path;
      return { path, key, last: REPEATABLE.test(name) };
    })
    .sort(
      (a, b) =>
        Number(a.last) - Number(b.last) ||
        order.compare(a.key, b.key) ||
        compareText(a.path, b.path),
    )
    .map(({ path }) => path);
}

/** A file without its "down" part, keeping line numbers. */
export function withoutDown(sql: string): string {
  const down = DOWN.exec(sql);
  if (!down) return sql;
  const up = UP.exec(sql);
  if (!up || up.index < down.index) return sql.slice(0, down.index);
  // The "down" part comes first.
  return sql.slice(0, down.index) + blank(sql.slice(down.index, up.index)) + sql.slice(up.index);
}

/** Blank lines of the same number. */
export function blank(text: string): string {
  return text.replace(/[^\n]+/g, '');
}
