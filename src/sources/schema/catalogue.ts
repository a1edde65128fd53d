import type { Column, ForeignKey, Table } from '../../model/schema.ts';
import type { Constraint, Element } from './columns.ts';
import type { QualifiedName } from './cursor.ts';

/** A table with its named constraints, which can be dropped. */
export interface Entry extends Table {
  constraints: Map<string, Constraint>;
}

/** The tables, as successive statements create, alter and drop them. */
export class Catalogue {
  private tables = new Map<string, Entry>();
  private readonly enums = new Map<string, string[]>();
  /** The schema of unqualified names; null for the dialect's default. */
  current: string | null = null;
  private readonly defaultSchema: string | null;
  private readonly ignoresCase: boolean;

  constructor(defaultSchema: string | null, ignoresCase: boolean) {
    this.defaultSchema = defaultSchema;
    this.ignoresCase = ignoresCase;
  }

  find(name: QualifiedName): Entry | null {
    return this.tables.get(this.key(name)) ?? null;
  }

  create(name: QualifiedName, elements: readonly Element[]): Entry {
    const table: Entry = {
      schema: this.schemaOf(name),
      name: name.name,
      mapped: null,
      comment: null,
      columns: [],
      primaryKey: [],
      uniques: [],
      foreignKeys: [],
      constraints: new Map(),
    };
    this.tables.set(this.key(name), table);
    for (const element of elements) this.add(table, element);
    return table;
  }

  add(table: Entry, element: Element): void {
    if (element.type === 'like') this.copyColumns(this.find(element), table);
    if (element.type === 'constraint') this.constrain(table, element.constraint);
    if (element.type !== 'column') return;
    const { column, after, constraints } = element;
    table.columns.splice(this.placeAfter(table, after), 0, column);
    for (const constraint of constraints) this.constrain(table, constraint);
  }

  /** @param after a column's name; '' for the first place, null for the last */
  private placeAfter({ columns }: Entry, after: string | null): number {
    if (after === '') return 0;
    const at = after === null ? -1 : columns.findIndex(({ name }) => this.same(name, after));
    return at === -1 ? columns.length : at + 1;
  }

  /** Copies columns for `LIKE` and `INHERITS`. */
  copyColumns(from: Table | null, to: Table): void {
    const known = new Set(to.columns.map(({ name }) => name));
    const columns = (from?.columns ?? []).filter(({ name }) => !known.has(name));
    to.columns.unshift(...columns.map((column) => ({ ...column })));
  }

  constrain(table: Entry, constraint: Constraint): void {
    if (constraint.name !== null) table.constraints.set(constraint.name, constraint);
    if (constraint.kind === 'unique' && constraint.columns.length > 0) {
      table.uniques.push(constraint.columns);
    } else if (constraint.kind === 'foreign') {
      table.foreignKeys.push({ ...constraint.key, schema: this.schemaOfKey(constraint.key) });
    } else if (constraint.kind === 'required') {
      const column = this.column(table, constraint.column);
      if (column) column.nullable = false;
    } else if (constraint.kind === 'default' && constraint.value !== '') {
      const column = this.column(table, constraint.column);
      if (column) column.default = constraint.value;
    } else if (constraint.kind === 'primary') {
      table.primaryKey = constraint.columns;
      for (const name of constraint.columns) {
        const column = this.column(table, name);
        if (column) column.nullable = false;
      }
    }
  }

  column(table: Table, name: string): Column | null {
    return table.columns.find((column) => this.same(column.name, name)) ?? null;
  }

  dropColumn(table: Table, dropped: string): void {
    const keeps = (columns: readonly string[]) => !columns.some((name) => this.same(name, dropped));
    table.columns = table.columns.filter(({ name }) => !this.same(name, dropped));
    table.uniques = table.uniques.filter(keeps);
    table.foreignKeys = table.foreignKeys.filter(({ columns }) => keeps(columns));
    if (!keeps(table.primaryKey)) table.primaryKey = [];
  }

  /** @param name generated as in Postgres if absent */
  dropConstraint(table: Entry, name: string): void {
    const constraint = table.constraints.get(name) ?? this.guess(table, name);
    table.constraints.delete(name);
    if (!constraint) return;
    if (constraint.kind === 'primary') table.primaryKey = [];
    if (constraint.kind === 'unique') {
      const columns = constraint.columns.join();
      table.uniques = table.uniques.filter((one) => one.join() !== columns);
    }
    if (constraint.kind === 'foreign') {
      const columns = constraint.key.columns.join();
      table.foreignKeys = table.foreignKeys.filter((one) => one.columns.join() !== columns);
    }
    const column = 'column' in constraint ? this.column(table, constraint.column) : null;
    if (column && constraint.kind === 'default') column.default = null;
    if (column && constraint.kind === 'required') column.nullable = true;
  }

  renameColumn(table: Table, from: string, to: string): void {
    const renamed = (name: string) => (this.same(name, from) ? to : name);
    for (const column of table.columns) column.name = renamed(column.name);
    table.primaryKey = table.primaryKey.map(renamed);
    table.uniques = table.uniques.map((columns) => columns.map(renamed));
    for (const key of table.foreignKeys) key.columns = key.columns.map(renamed);
    for (const key of this.keysTo(table)) key.toColumns = key.toColumns.map(renamed);
  }

  rename(table: Entry, { schema, name }: { schema?: string | null; name?: string }): void {
    const keys = this.keysTo(table);
    this.tables = new Map(
      [...this.tables].map(([key, one]) => {
        if (one !== table) return [key, one];
        if (name !== undefined) one.name = name;
        if (schema !== undefined) one.schema = this.normal(schema);
        return [this.key(one, null), one];
      }),
    );
    for (const key of keys) Object.assign(key, { schema: table.schema, table: table.name });
  }

  drop(name: QualifiedName): void {
    this.tables.delete(this.key(name));
  }

  dropSchema(schema: string): void {
    for (const [key, table] of this.tables) {
      if (table.schema === this.normal(schema)) this.tables.delete(key);
    }
  }

  setEnum({ name }: QualifiedName, values: string[] | null): void {
    if (values) this.enums.set(name, values);
    else this.enums.delete(name);
  }

  enumOf({ name }: QualifiedName): string[] | null {
    return this.enums.get(name) ?? null;
  }

  /** @returns the remaining tables, in order of creation */
  result(): Table[] {
    return [...this.tables.values()].map(({ constraints: _, ...table }) => ({
      ...table,
      columns: table.columns.map((column) => {
        const type = column.type.replace(/\[\d*\]/g, '').replace(/"/g, '');
        return { ...column, values: this.enums.get(type.slice(type.lastIndexOf('.') + 1)) ?? [] };
      }),
    }));
  }

  private keysTo(table: Table): ForeignKey[] {
    return [...this.tables.values()]
      .flatMap(({ foreignKeys }) => foreignKeys)
      .filter(
        (key) => this.key({ schema: key.schema, name: key.table }, null) === this.key(table, null),
      );
  }

  /** `invoice_pkey`, `invoice_number_key`, `invoice_customer_id_fkey` */
  private guess(table: Entry, name: string): Constraint | null {
    if (name === `${table.name}_pkey`) return { kind: 'primary', name, columns: table.primaryKey };
    const unique = table.uniques.find((one) => name === `${table.name}_${one.join('_')}_key`);
    if (unique) return { kind: 'unique', name, columns: unique };
    const key = table.foreignKeys.find(
      ({ columns }) => name === `${table.name}_${columns.join('_')}_fkey`,
    );
    return key ? { kind: 'foreign', name, key } : null;
  }

  private schemaOf({ schema }: QualifiedName): string | null {
    return this.normal(schema ?? this.current);
  }

  private schemaOfKey({ schema }: ForeignKey): string | null {
    return this.normal(schema ?? this.current);
  }

  private normal(schema: string | null): string | null {
    // A templated schema name stands for the default schema.
    if (schema === null || schema === '') return null;
    return schema.toLowerCase() === this.defaultSchema ? null : schema;
  }

  private key({ schema, name }: QualifiedName, current: string | null = this.current): string {
    const key = `${this.normal(schema ?? current) ?? ''}\0${name}`;
    return this.ignoresCase ? key.toLowerCase() : key;
  }

  private same(a: string, b: string): boolean {
    return this.ignoresCase ? a.toLowerCase() === b.toLowerCase() : a === b;
  }
}
