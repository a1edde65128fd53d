import { compareText } from '../../model/compare-text.ts';

/** What takes back, or only tries out, what other files do. */
const BACK =
  /(?:^|[._/-])(?:down|undo|rollback|revert)\.sql$|(?:^|\/)(?:down|revert|verify|undo)\/|(?:^|\/)U\d[^/]*__/i;

/** A version at the beginning of a name: `001_`, `20240131093000-`, `V1.10__`. */
const VERSION = /^(?:V|B)?\d/i;
/** Flyway runs these after all others. */
const REPEATABLE = /^R__/;

/** How tools mark the part of a file that takes back what the other part does. */
const DOWN =
  /^--\s*(?:migrate:down|\+goose\s+Down|\+migrate\s+Down|\+micrate\s+Down|@DOWN|@UNDO)\b.*$|^-{2,}\s*create above \/ drop below\s*-*$/im;
const UP = /^--\s*(?:migrate:up|\+goose\s+Up|\+migrate\s+Up|\+micrate\s+Up)\b.*$/im;

/**
 * The files of a migrations folder that are run to make the schema, in the order in which tools run
 * them: by version, numbers as numbers (`V9__` before `V10__`).
 *
 * @param paths from the folder
 */
export function migrationsIn(paths: readonly string[]): string[] {
  const order = new Intl.Collator('en', { numeric: true });
  return paths
    .filter((path) => path.endsWith('.sql') && !BACK.test(path))
    .map((path) => {
      const name = path.slice(path.lastIndexOf('/') + 1);
      // Where each migration is a folder, as Prisma's are, the path tells.
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

/** A file without the part that takes the rest back; every line stays where it is. */
export function withoutDown(sql: string): string {
  const down = DOWN.exec(sql);
  if (!down) return sql;
  const up = UP.exec(sql);
  if (!up || up.index < down.index) return sql.slice(0, down.index);
  // Down comes first.
  return sql.slice(0, down.index) + blank(sql.slice(down.index, up.index)) + sql.slice(up.index);
}

/** Space of the same lines. */
export function blank(text: string): string {
  return text.replace(/[^\n]+/g, '');
}
