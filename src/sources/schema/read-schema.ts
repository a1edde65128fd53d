import { BUDGETS, BudgetExceeded } from '../../model/budgets.ts';
import { closest } from '../../model/closest.ts';
import { join } from '../../model/paths.ts';
import {
  type DataModel,
  type Dialect,
  qualifiedName,
  type Schema,
  type SchemaProblem,
  type SourceProblem,
  type Table,
} from '../../model/schema.ts';
import { selectTables } from '../select-tables.ts';
import { readDbml } from './dbml.ts';
import { dialectOf } from './dialect.ts';
import { migrationsIn, withoutDown } from './migrations.ts';
import { readPrisma } from './prisma.ts';
import { createSqlReader } from './sql.ts';

/** The files tracked by git, by POSIX path relative to the repository's folder. */
export interface TrackedFiles {
  paths: Iterable<string>;
  /** @returns null if no file is tracked at that path */
  read(path: string): Promise<Uint8Array | null>;
}

/** `source` of a data model. */
export interface SchemaSource {
  file: string;
  dialect: Dialect | null;
  tables: readonly string[];
}

/** Maximum size; larger files are dumps with data. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * @returns the schema, or why it cannot be read
 * @throws BudgetExceeded for more than can be parsed or shown in time
 */
export async function readDataModel(
  source: SchemaSource,
  tracked: TrackedFiles,
): Promise<DataModel | SourceProblem> {
  const files = await filesOf(source, tracked);
  if ('message' in files) return files;
  const dialect = source.dialect ?? dialectOf(files);
  const { tables, problems } = await readSchema(files, dialect);
  if (tables.length * source.tables.length > BUDGETS.tableNames.most) {
    throw new BudgetExceeded('tableNames');
  }
  const selected = selectTables(tables, source.tables);
  if (sizeOf(selected.tables) > BUDGETS.dataModel.most) throw new BudgetExceeded('dataModel');
  return { dialect, names: tables.map(qualifiedName), problems, ...selected };
}

/** @returns how many rows and values a page shows of the tables */
function sizeOf(tables: readonly Table[]): number {
  return tables.reduce(
    (sum, { columns }) => columns.reduce((all, { values }) => all + 1 + values.length, sum + 1),
    0,
  );
}

export interface SchemaFile {
  path: string;
  text: string;
}

/** @param files in the order in which they are applied */
export async function readSchema(files: readonly SchemaFile[], dialect: Dialect): Promise<Schema> {
  if (dialect === 'prisma') return readPrisma(files.filter(({ path }) => !path.endsWith('.toml')));
  if (dialect === 'dbml') {
    const text = files.map((file) => file.text).join('\n');
    return readDbml(files[0]?.path ?? '', text);
  }
  const problems: SchemaProblem[] = [];
  const reader = createSqlReader(dialect);
  for (const { path, text } of files) {
    if (!path.endsWith('.sql') && files.length > 1) continue;
    reader.run(withoutDown(text), (line, excerpt) => problems.push({ file: path, line, excerpt }));
  }
  return { tables: reader.catalogue.result(), problems };
}

async function filesOf(
  { file, dialect }: SchemaSource,
  { paths, read }: TrackedFiles,
): Promise<SchemaFile[] | SourceProblem> {
  const all = [...paths];
  const path = isAbsolute(file) ? null : join('', file);
  if (path === null || path.split('/').includes('.git')) return outside(file);
  if (all.includes(path)) return readAll([path], read);
  const below = path === '' ? all : all.filter((one) => one.startsWith(`${path}/`));
  if (below.length === 0) return missing(file, path, all);
  const fromFolder = below.map((one) => (path === '' ? one : one.slice(path.length + 1)));
  const chosen = inOrder(fromFolder, dialect);
  if (chosen.length === 0) {
    return {
      message: `The folder "${file}" contains no schema.`,
      hint: 'Use a folder with SQL migrations or .prisma files, or a schema file.',
    };
  }
  return readAll(
    chosen.map((one) => (path === '' ? one : `${path}/${one}`)),
    read,
  );
}

function inOrder(paths: readonly string[], dialect: Dialect | null): string[] {
  const sorted = paths.toSorted();
  const ending = (extension: string) => sorted.filter((path) => path.endsWith(extension));
  const migrations = migrationsIn(sorted);
  if (dialect === 'prisma' || (dialect === null && migrations.length === 0)) {
    if (ending('.prisma').length > 0) return ending('.prisma');
  }
  if (dialect === 'dbml' || (dialect === null && migrations.length === 0)) return ending('.dbml');
  return migrations.length === 0 ? [] : [...ending('migration_lock.toml'), ...migrations];
}

async function readAll(
  paths: readonly string[],
  read: TrackedFiles['read'],
): Promise<SchemaFile[] | SourceProblem> {
  const files: SchemaFile[] = [];
  let bytes = 0;
  for (const path of paths) {
    const content = await read(path);
    if (content === null) {
      return {
        message: `"${path}" is a symbolic link or a submodule.`,
        hint: 'Use a file that is in the repository itself.',
      };
    }
    bytes += content.byteLength;
    if (bytes > MOST_BYTES) {
      return {
        message: `"${path}" is too large for a schema.`,
        hint: 'Use a file with the schema but without the data.',
      };
    }
    files.push({ path, text: decode(content) });
  }
  return files;
}

/** SQL Server's tools write UTF-16. */
function decode(content: Uint8Array): string {
  const [first, second] = content;
  const encoding =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : 'utf-8';
  return new TextDecoder(encoding).decode(content).replace(/\r\n?/g, '\n');
}

/** @returns whether a path is absolute */
export function isAbsolute(path: string): boolean {
  return /^(?:[/\\]|[a-z]:)/i.test(path);
}

/** The problem of a path that leaves the repository. */
export function outside(file: string): SourceProblem {
  return {
    message: `"${file}" is not in the repository.`,
    hint: 'Use a path relative to the repository root, without "..".',
  };
}

/** The problem of a path without tracked files. */
export function missing(file: string, path: string, tracked: readonly string[]): SourceProblem {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const same = tracked.find((one) => one.endsWith(`/${name}`) || one === name);
  const match = same ?? (path.length > 200 ? null : closest(path, tracked));
  return {
    message: `The repository has no tracked file "${file}".`,
    hint: match
      ? `Did you mean "${match}"?`
      : 'Correct the path, which is relative to the repository root, or commit the file.',
  };
}
