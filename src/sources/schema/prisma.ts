import type { Attribute, AttributeArgument, Enum, Field, Model, Value } from '@mrleebo/prisma-ast';
import { BUDGETS } from '../../model/budgets.ts';
import type { Column, Schema, SchemaProblem, Table } from '../../model/schema.ts';

type ParsePrisma = typeof import('@mrleebo/prisma-ast').getSchema;

/** A block of the schema with its preceding comments. */
interface Block {
  kind: string;
  comment: string | null;
  lines: string[];
  /** First line, from 1. */
  line: number;
}

/**
 * Parses a Prisma schema. Each block is parsed separately, and again without any line that is not
 * understood, so that an error costs only its line.
 */
export async function readPrisma(
  files: readonly { path: string; text: string }[],
): Promise<Schema> {
  const { getSchema } = await import('@mrleebo/prisma-ast');
  const problems: SchemaProblem[] = [];
  const blocks = files.flatMap(({ path, text }) =>
    blocksOf(text).map((block) => ({
      comment: block.comment,
      ...parse(block, getSchema, (line, excerpt) => problems.push({ file: path, line, excerpt })),
    })),
  );
  const models = new Set(blocks.flatMap(({ model }) => model?.name ?? []));
  const enums = new Map(blocks.flatMap(({ values }) => (values ? [[values.name, values]] : [])));
  const tables = blocks.flatMap(({ model, comment }) =>
    model ? tableOf(model, comment, models, enums) : [],
  );
  const schemas = new Map(tables.map(({ name, schema }) => [name, schema]));
  for (const key of tables.flatMap(({ foreignKeys }) => foreignKeys)) {
    key.schema = schemas.get(key.table) ?? null;
  }
  return { tables, problems };
}

function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let comment: string[] = [];
  let open: Block | null = null;
  for (const [index, line] of text.split('\n').entries()) {
    if (open) {
      open.lines.push(line);
      if (/^\s*\}/.test(line)) open = null;
      continue;
    }
    const [, said] = /^\s*\/\/\/\s?(.*)$/.exec(line) ?? [];
    const [, kind] = /^\s*(\w+)\s+\w+\s*\{/.exec(line) ?? [];
    if (said !== undefined) comment.push(said);
    else if (kind !== undefined) {
      const block = { kind, comment: joined(comment), lines: [line], line: index + 1 };
      blocks.push(block);
      open = /\}\s*(?:\/\/.*)?$/.test(line) ? null : block;
    } else if (line.trim() !== '' && !line.trim().startsWith('//')) {
      blocks.push({ kind: '', comment: null, lines: [line], line: index + 1 });
    }
    if (said === undefined) comment = [];
  }
  return blocks;
}

function joined(comment: readonly string[]): string | null {
  return comment.join(' ').trim() || null;
}

interface Parsed {
  model: Model | null;
  values: Enum | null;
}

function parse(
  { kind, lines, line }: Block,
  getSchema: ParsePrisma,
  report: (line: number, excerpt: string) => void,
): Parsed {
  const nothing = { model: null, values: null };
  if (kind !== 'model' && kind !== 'enum') {
    if (!/^(?:datasource|generator|type|view)$/.test(kind)) report(line, excerptOf(lines[0]));
    return nothing;
  }
  const left = [...lines];
  let reread = 0;
  for (;;) {
    try {
      const [block] = getSchema(left.join('\n')).list;
      return {
        model: block?.type === 'model' ? block : null,
        values: block?.type === 'enum' ? block : null,
      };
    } catch (error) {
      const at = lineOf(error, left);
      report(line + at, excerptOf(lines[at]));
      // The first line cannot be removed, and neither can the closing brace.
      if (at === 0 || at >= left.length - 1 || left[at] === '') return nothing;
      left[at] = '';
      reread += left.join('\n').length;
      if (reread > BUDGETS.rereading.most) return nothing;
    }
  }
}

/** The line of a syntax error; a missing token is reported at the start of the next line. */
function lineOf(error: unknown, lines: readonly string[]): number {
  const { token, previousToken } = error as {
    token?: { startLine?: number; image: string };
    previousToken?: { startLine?: number };
  };
  if (token === undefined) throw error;
  const place = token.image.trim() === '' ? previousToken : token;
  const at = (place?.startLine ?? 1) - 1;
  return Number.isNaN(at) ? lines.length : at;
}

function excerptOf(line: string | undefined): string {
  const text = (line ?? '').trim();
  return text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text;
}

function tableOf(
  { name, properties }: Model,
  comment: string | null,
  models: ReadonlySet<string>,
  enums: ReadonlyMap<string, Enum>,
): Table {
  const table: Table = {
    schema: null,
    name,
    mapped: null,
    comment,
    columns: [],
    primaryKey: [],
    uniques: [],
    foreignKeys: [],
  };
  let said: string[] = [];
  for (const property of properties) {
    if (property.type === 'comment') {
      const [, text] = /^\/\/\/\s?(.*)$/.exec(property.text) ?? [];
      if (text !== undefined) said.push(text);
      continue;
    }
    if (property.type === 'attribute') addAttribute(table, property);
    else if (property.type === 'field') addField(table, property, joined(said), models, enums);
    said = [];
  }
  return table;
}

function addAttribute(
  table: Table,
  { name, args = [] }: { name: string; args?: AttributeArgument[] },
): void {
  if (name === 'id') table.primaryKey = list(args[0]?.value);
  if (name === 'unique') table.uniques.push(list(args[0]?.value));
  if (name === 'map') table.mapped = unquoted(args[0]?.value);
  if (name === 'schema') table.schema = unquoted(args[0]?.value);
}

function addField(
  table: Table,
  field: Field,
  comment: string | null,
  models: ReadonlySet<string>,
  enums: ReadonlyMap<string, Enum>,
): void {
  const { name, fieldType, array, optional, attributes = [] } = field;
  const find = (wanted: string) => attributes.find((one) => one.name === wanted && !one.group);
  const relation = find('relation');
  if (typeof fieldType === 'string' && models.has(fieldType)) {
    const columns = relation ? named(relation, 'fields') : [];
    if (columns.length === 0 || !relation) return;
    const toColumns = named(relation, 'references');
    table.foreignKeys.push({ columns, schema: null, table: fieldType, toColumns });
    return;
  }
  const inline = /^\/\/\/\s?(.*)$/.exec(field.comment ?? '')?.[1]?.trim();
  const native = attributes.find(({ group }) => group === 'db');
  const values = typeof fieldType === 'string' ? enums.get(fieldType) : undefined;
  const column: Column = {
    name,
    mapped: unquoted(find('map')?.args?.[0]?.value),
    type: `${valueText(fieldType)}${array ? '[]' : ''}${native ? ` @db.${native.name}${argsText(native)}` : ''}`,
    values: (values?.enumerators ?? []).flatMap((one) =>
      one.type === 'enumerator' ? one.name : [],
    ),
    nullable: optional === true,
    default: find('default')
      ? defaultText(find('default'))
      : find('updatedAt')
        ? 'updatedAt'
        : null,
    comment: inline || comment,
  };
  table.columns.push(column);
  if (find('id')) table.primaryKey = [name];
  if (find('unique')) table.uniques.push([name]);
}

function defaultText(attribute: Attribute | undefined): string {
  const [first] = attribute?.args ?? [];
  return first ? valueText(first.value) : '';
}

function argsText({ args = [] }: Attribute): string {
  return args.length === 0 ? '' : `(${args.map(({ value }) => valueText(value)).join(', ')})`;
}

/** A value as written. */
function valueText(value: Value | object | undefined): string {
  if (Array.isArray(value)) return `[${value.map(valueText).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value ?? '');
  const { type, key, name, args, params } = value as Record<string, unknown>;
  const inner = value as { value?: Value };
  if (type === 'keyValue')
    return key === undefined ? valueText(inner.value) : `${key}: ${valueText(inner.value)}`;
  if (type === 'array') return `[${((args ?? []) as Value[]).map(valueText).join(', ')}]`;
  if (type === 'function')
    return `${name}(${((params ?? []) as Value[]).map(valueText).join(', ')})`;
  return type === 'attributeArgument' ? valueText(inner.value) : String(name ?? '');
}

/** `[a, b(sort: Desc)]`, or `fields: [a, b]` */
function list(value: unknown): string[] {
  const { type, value: inner, args } = (value ?? {}) as Record<string, unknown>;
  if (type === 'keyValue') return list(inner);
  return (Array.isArray(args) ? args : []).map((one) =>
    typeof one === 'string' ? one : String((one as { name?: unknown }).name ?? ''),
  );
}

function named({ args = [] }: Attribute, wanted: string): string[] {
  const found = args.find(({ value }) => (value as { key?: string }).key === wanted);
  return list(found?.value);
}

function unquoted(value: unknown): string | null {
  const text = typeof value === 'object' ? valueText(value ?? undefined) : String(value ?? '');
  return text.replace(/^"|"$/g, '') || null;
}
