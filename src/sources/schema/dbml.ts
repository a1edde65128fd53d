import { BUDGETS, BudgetExceeded } from '../../model/budgets.ts';
import type { Column, ForeignKey, Schema, SchemaProblem, Table } from '../../model/schema.ts';
import { blank } from './migrations.ts';

/** The part of the parser's output that is used. */
interface Database {
  schemas: {
    name: string;
    tables: DbmlTable[];
    enums: { name: string; values: { name: string }[] }[];
    refs: { endpoints: Endpoint[] }[];
  }[];
}

interface DbmlTable {
  name: string;
  note: string | null;
  fields: DbmlField[];
  indexes: { pk?: boolean; unique?: boolean; columns: { value: string; type: string }[] }[];
}

interface DbmlField {
  name: string;
  type: { schemaName: string | null; type_name: string };
  pk?: boolean;
  unique?: boolean;
  not_null?: boolean;
  increment?: boolean;
  dbdefault?: { value: unknown; type: string };
  note: string | null;
}

interface Endpoint {
  relation: string;
  schemaName: string | null;
  tableName: string;
  fieldNames: string[];
}

interface Diagnostic {
  location: { start: { line: number }; end: { line: number } };
}

const DEFAULT_SCHEMA = 'public';
/** Maximum number of errors to skip. */
const MOST_MISTAKES = 50;

/**
 * Parses DBML. On an error, removes the offending part and parses the rest again.
 *
 * @throws BudgetExceeded if the input is too large for the parser
 */
export async function readDbml(path: string, text: string): Promise<Schema> {
  if (text.replace(/\s+/g, '').length > BUDGETS.dbml.most) throw new BudgetExceeded('dbml');
  if (linesIn(text) > BUDGETS.dbmlLines.most) throw new BudgetExceeded('dbmlLines');
  const { Parser } = await import('@dbml/core');
  const problems: SchemaProblem[] = [];
  let left = text;
  const reread = { characters: 0, lines: 0 };
  for (let turn = 0; turn < MOST_MISTAKES; turn++) {
    try {
      return { ...schemaOf(Parser.parse(left, 'dbmlv2') as unknown as Database), problems };
    } catch (error) {
      const [first] = (error as { diags?: Diagnostic[] }).diags ?? [];
      // Expressions nested too deeply for the parser's stack.
      if (first instanceof RangeError) throw new BudgetExceeded('levels');
      if (!first?.location) throw error;
      const lines = left.split('\n');
      const { start, end } = first.location;
      const from = Math.min(start.line, lines.length);
      const excerpt = (text.split('\n')[from - 1] ?? '').trim().slice(0, 60);
      problems.push({ file: path, line: from, excerpt });
      const part = lines.slice(from - 1, end.line);
      reread.characters += left.length;
      reread.lines += linesIn(left);
      const isTooMuch =
        reread.characters > BUDGETS.rereading.most || reread.lines > BUDGETS.rereadLines.most;
      // Nothing is left to remove, or it would take too long.
      if (isTooMuch || part.every((line) => line.trim() === '')) break;
      left = [
        ...lines.slice(0, from - 1),
        ...blank(part.join('\n')).split('\n'),
        ...lines.slice(end.line),
      ].join('\n');
    }
  }
  return { tables: [], problems };
}

/** @returns how many lines have text */
function linesIn(text: string): number {
  return text.match(/^.*\S/gm)?.length ?? 0;
}

function schemaOf({ schemas }: Database): Pick<Schema, 'tables'> {
  const enums = new Map(
    schemas.flatMap((schema) =>
      schema.enums.map(({ name, values }) => [name, values.map((value) => value.name)] as const),
    ),
  );
  const keys = schemas.flatMap(({ refs }) => refs.flatMap(keyOf));
  return {
    tables: schemas.flatMap(({ name, tables }) =>
      tables.map((table) => tableOf(schemaName(name), table, enums, keys)),
    ),
  };
}

interface Key extends ForeignKey {
  from: { schema: string | null; table: string };
}

/** The "many" end has the key, or else the second end; neither in many-to-many. */
function keyOf({ endpoints }: { endpoints: Endpoint[] }): Key[] {
  const one = endpoints.findIndex(({ relation }) => !relation.includes('*'));
  const to = endpoints[one];
  const from = endpoints[1 - one];
  if (!to || !from) return [];
  return [
    {
      from: { schema: schemaName(from.schemaName), table: from.tableName },
      columns: from.fieldNames,
      schema: schemaName(to.schemaName),
      table: to.tableName,
      toColumns: to.fieldNames,
    },
  ];
}

function tableOf(
  schema: string | null,
  { name, note, fields, indexes }: DbmlTable,
  enums: ReadonlyMap<string, string[]>,
  keys: readonly Key[],
): Table {
  const columnsOf = (index: DbmlTable['indexes'][0]) =>
    index.columns.flatMap(({ value, type }) => (type === 'column' ? value : []));
  const primary = indexes.find(({ pk }) => pk);
  const own = fields.filter(({ pk }) => pk).map((field) => field.name);
  const primaryKey = own.length > 0 ? own : primary ? columnsOf(primary) : [];
  return {
    schema,
    name,
    mapped: null,
    comment: note || null,
    columns: fields.map((field) => columnOf(field, primaryKey, enums)),
    primaryKey,
    uniques: [
      ...fields.filter(({ unique }) => unique).map((field) => [field.name]),
      ...indexes.filter(({ unique, pk }) => unique && !pk).map(columnsOf),
    ],
    foreignKeys: keys
      .filter(({ from }) => from.table === name && from.schema === schema)
      .map(({ from: _, ...key }) => key),
  };
}

function columnOf(
  { name, type, not_null, increment, dbdefault, note }: DbmlField,
  primaryKey: readonly string[],
  enums: ReadonlyMap<string, string[]>,
): Column {
  return {
    name,
    mapped: null,
    type: type.type_name,
    values: enums.get(type.type_name) ?? [],
    nullable: not_null !== true && !primaryKey.includes(name),
    default: increment ? 'increment' : defaultText(dbdefault),
    comment: note || null,
  };
}

function defaultText(value: DbmlField['dbdefault']): string | null {
  if (!value) return null;
  return value.type === 'string' ? `'${value.value}'` : String(value.value);
}

function schemaName(name: string | null): string | null {
  return name === DEFAULT_SCHEMA ? null : name;
}
