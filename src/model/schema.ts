/** The languages that schemas are written in. */
export const DIALECTS = ['postgres', 'mysql', 'mssql', 'dbml', 'prisma'] as const;

export type Dialect = (typeof DIALECTS)[number];

/**
 * What a document of kind `data-model` shows of the schema in the repository, as plain JSON. Of tables
 * that it does not select it holds no more than their names.
 */
export interface DataModel {
  dialect: Dialect;
  /** The tables that `source.tables` selects, or all, in the order in which they were made. */
  tables: Table[];
  /** The other tables that a foreign key joins with one of them. */
  neighbours: Neighbour[];
  /** Qualified names of all tables. */
  names: string[];
  /** Indexes in `source.tables` of what matches no table. */
  unmatched: number[];
  /** Statements that could not be read; the rest of the schema is there. */
  problems: SchemaProblem[];
}

/** A table that is not selected, as far as anybody may know it. */
export interface Neighbour {
  /** Qualified. */
  name: string;
  /** Qualified names of the selected tables that it has keys of. */
  refersTo: string[];
}

/** Why a file that a document names as its source cannot be read. */
export interface SourceProblem {
  message: string;
  hint: string;
}

/** What the parsers of every dialect make of a schema. */
export interface Schema {
  /** In the order in which they were made. */
  tables: Table[];
  problems: SchemaProblem[];
}

export interface SchemaProblem {
  /** POSIX path from the repository's folder. */
  file: string;
  /** Counted from 1. */
  line: number;
  /** How what could not be read begins, on one line. */
  excerpt: string;
}

export interface Table {
  /** Null for the default one of the dialect, and where there are none. */
  schema: string | null;
  name: string;
  /** What the database calls it, where the schema gives it another name. */
  mapped: string | null;
  comment: string | null;
  columns: Column[];
  /** Columns, by name. */
  primaryKey: string[];
  /** Each a set of columns whose values occur once. */
  uniques: string[][];
  foreignKeys: ForeignKey[];
}

export interface Column {
  name: string;
  mapped: string | null;
  /** As written. */
  type: string;
  /** What an enumeration that is declared elsewhere allows; empty for other types. */
  values: string[];
  nullable: boolean;
  /** The expression, as written; also what makes a generated value. */
  default: string | null;
  comment: string | null;
}

export interface ForeignKey {
  columns: string[];
  /** The table it leads to, which the schema may not hold. */
  schema: string | null;
  table: string;
  /** Empty for its primary key. */
  toColumns: string[];
}

/** @returns the name with its schema, where that is not the default one */
export function qualifiedName({ schema, name }: Pick<Table, 'schema' | 'name'>): string {
  return schema === null ? name : `${schema}.${name}`;
}
