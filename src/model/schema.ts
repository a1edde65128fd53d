/** The SQL dialects and other schema languages. */
export const DIALECTS = ['postgres', 'mysql', 'mssql', 'dbml', 'prisma'] as const;

export type Dialect = (typeof DIALECTS)[number];

/**
 * What a document of kind `data-model` shows of the schema in the repository, as plain JSON. For
 * tables that aren't selected, it contains only their names.
 */
export interface DataModel {
  dialect: Dialect;
  /** The tables that `source.tables` selects, or all of them, in order of creation. */
  tables: Table[];
  /** The other tables that a foreign key connects to one of them. */
  neighbours: Neighbour[];
  /** Qualified names of all tables. */
  names: string[];
  /** Indexes of patterns in `source.tables` that match no table. */
  unmatched: number[];
  /** Statements that couldn't be parsed; the rest of the schema is still available. */
  problems: SchemaProblem[];
}

/** What is shown of a table that isn't selected. */
export interface Neighbour {
  /** Qualified name. */
  name: string;
  /** Qualified names of the selected tables that it references. */
  refersTo: string[];
}

/** Why a file that a document names as its source can't be read. */
export interface SourceProblem {
  message: string;
  hint: string;
}

/** The common output of all schema parsers. */
export interface Schema {
  /** In order of creation. */
  tables: Table[];
  problems: SchemaProblem[];
}

export interface SchemaProblem {
  /** POSIX path relative to the repository's folder. */
  file: string;
  /** Counted from 1. */
  line: number;
  /** The beginning of what couldn't be parsed, on one line. */
  excerpt: string;
}

export interface Table {
  /** Null for the dialect's default schema, and for dialects without schemas. */
  schema: string | null;
  name: string;
  /** Its name in the database, if the schema file gives it another one. */
  mapped: string | null;
  comment: string | null;
  columns: Column[];
  /** Columns, by name. */
  primaryKey: string[];
  /** Each is a set of columns whose combined values are unique. */
  uniques: string[][];
  foreignKeys: ForeignKey[];
}

export interface Column {
  name: string;
  mapped: string | null;
  /** As written. */
  type: string;
  /** The allowed values of an enumeration declared elsewhere; empty for other types. */
  values: string[];
  nullable: boolean;
  /** The expression, as written; also the one for a generated value. */
  default: string | null;
  comment: string | null;
}

export interface ForeignKey {
  columns: string[];
  /** The referenced table, which may not be in the schema. */
  schema: string | null;
  table: string;
  /** Empty if the reference is to its primary key. */
  toColumns: string[];
}

/** @returns the name, qualified by its schema unless that is the default one */
export function qualifiedName({ schema, name }: Pick<Table, 'schema' | 'name'>): string {
  return schema === null ? name : `${schema}.${name}`;
}
