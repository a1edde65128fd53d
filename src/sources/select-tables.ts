import { globMatcher } from '../model/glob.ts';
import { type Neighbour, qualifiedName, type Table } from '../model/schema.ts';

/** Names of the dialects' default schemas. */
const DEFAULT_SCHEMAS = ['public', 'dbo'];

export interface Selection {
  tables: Table[];
  /** In order. */
  neighbours: Neighbour[];
  /** Indices of patterns that match nothing. */
  unmatched: number[];
}

/**
 * @param patterns table names or globs, with or without schema; `!` excludes tables. An empty list
 *   selects all tables
 */
export function selectTables(all: readonly Table[], patterns: readonly string[]): Selection {
  const matchers = patterns.map((pattern) => {
    const matches = globMatcher(pattern.replace(/^!/, ''), { nocase: true, dot: true });
    return {
      takes: pattern.startsWith('!'),
      found: new Set(all.filter((table) => namesOf(table).some((name) => matches(name)))),
    };
  });
  const given = matchers.filter(({ takes }) => !takes);
  const isSelected = (table: Table) =>
    (given.length === 0 || given.some(({ found }) => found.has(table))) &&
    !matchers.some(({ takes, found }) => takes && found.has(table));
  const tables = all.filter(isSelected);
  return {
    tables,
    neighbours: neighboursOf(tables, all),
    unmatched: matchers.flatMap(({ found }, index) => (found.size === 0 ? [index] : [])),
  };
}

function namesOf({ schema, name, mapped }: Table): string[] {
  const schemas = schema === null ? DEFAULT_SCHEMAS : [schema];
  const names = mapped === null ? [name] : [name, mapped];
  return names.flatMap((one) => [one, ...schemas.map((prefix) => `${prefix}.${one}`)]);
}

function neighboursOf(selected: readonly Table[], all: readonly Table[]): Neighbour[] {
  const inside = new Set(selected.map(qualifiedName));
  const targets = (table: Table) =>
    table.foreignKeys.map(({ schema, table: name }) => qualifiedName({ schema, name }));
  const reached = new Set(selected.flatMap(targets));
  return all.flatMap((table) => {
    const name = qualifiedName(table);
    if (inside.has(name)) return [];
    const refersTo = [...new Set(targets(table).filter((one) => inside.has(one)))];
    return refersTo.length > 0 || reached.has(name) ? { name, refersTo } : [];
  });
}
