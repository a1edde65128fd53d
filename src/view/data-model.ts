import { permalink } from '../code/permalink.ts';
import { tableAnchors } from '../model/made-anchors.ts';
import { dataModelOf, sourceOf } from '../model/named-source.ts';
import { type Column, type DataModel, qualifiedName, type Table } from '../model/schema.ts';
import type { Document, Engagement, Workspace } from '../model/workspace.ts';

export interface DataModelView {
  file: string;
  href: string | null;
  dialect: string | null;
  /** In the order in which the document selects them. */
  tables: string[];
  /** Empty if the schema could not be read. */
  entities: EntityView[];
  /** Neighbouring tables that the selected entities have foreign keys to or from. */
  neighbours: { name: string; refersTo: string[] }[];
  /** How many tables the diagram leaves out. */
  others: number;
}

export interface EntityView {
  name: string;
  anchor: string;
  /** The table's name in the database, if it differs. */
  mapped: string | null;
  comment: string | null;
  columns: ColumnView[];
  /** Composite unique constraints. */
  uniques: string[][];
}

export interface ColumnView {
  name: string;
  anchor: string;
  mapped: string | null;
  type: string;
  /** The values of an enum. */
  values: string[];
  nullable: boolean;
  default: string | null;
  comment: string | null;
  isPrimary: boolean;
  isForeign: boolean;
  isUnique: boolean;
  references: { entity: string; column: string | null; href: string | null }[];
}

/** @returns null if the document names no schema; no entities if it cannot be read */
export function dataModelView(
  document: Document,
  engagement: Engagement,
  workspace: Workspace,
): DataModelView | null {
  const source = document.kind === 'data-model' ? sourceOf(document) : null;
  if (!source) return null;
  const model = dataModelOf(document, engagement, workspace);
  const entities = model ? entitiesOf(document, model) : [];
  const neighbours = shownNeighbours(entities, model?.neighbours ?? []);
  return {
    file: source.file,
    href: permalink(source.file, engagement.facts.repository),
    dialect: source.dialect ?? model?.dialect ?? null,
    tables: source.tables,
    entities,
    neighbours,
    others: (model?.names.length ?? 0) - entities.length - neighbours.length,
  };
}

function entitiesOf(document: Document, model: DataModel): EntityView[] {
  const anchors = tableAnchors(document, model);
  const places = new Map(
    model.tables.map((table, at) => [qualifiedName(table), { table, ...anchors[at] }]),
  );
  return model.tables.map((table, at): EntityView => {
    const ids = anchors[at]?.columns ?? [];
    return {
      name: qualifiedName(table),
      anchor: anchors[at]?.anchor ?? '',
      mapped: table.mapped,
      comment: table.comment,
      columns: table.columns.map((column, index) => ({
        ...columnView(column, table),
        anchor: ids[index] ?? '',
        references: referencesOf(column, table, places),
      })),
      uniques: table.uniques.filter(({ length }) => length > 1),
    };
  });
}

function columnView(
  { name, mapped, type, values, nullable, default: value, comment }: Column,
  { primaryKey, uniques, foreignKeys }: Table,
): Omit<ColumnView, 'anchor' | 'references'> {
  return {
    name,
    mapped,
    type,
    values,
    nullable,
    default: value,
    comment,
    isPrimary: primaryKey.includes(name),
    isForeign: foreignKeys.some(({ columns }) => columns.includes(name)),
    isUnique: uniques.some(({ length, 0: first }) => length === 1 && first === name),
  };
}

/** The targets of a column's foreign keys, linked only if the page shows them. */
function referencesOf(
  column: Column,
  table: Table,
  places: ReadonlyMap<string, { table: Table; anchor?: string; columns?: string[] }>,
): ColumnView['references'] {
  return table.foreignKeys.flatMap((key) => {
    const at = key.columns.indexOf(column.name);
    if (at === -1) return [];
    const name = qualifiedName({ schema: key.schema, name: key.table });
    const target = places.get(name);
    const to = key.toColumns[at] ?? target?.table.primaryKey[at] ?? null;
    const index = target?.table.columns.findIndex((one) => one.name === to) ?? -1;
    const anchor = target?.columns?.[index] ?? target?.anchor;
    return {
      entity: name,
      column: to,
      href: anchor === undefined ? null : `#${encodeURIComponent(anchor)}`,
    };
  });
}

/** A table that everything references would list everything. */
const MOST_NEIGHBOURS = 24;

/** Tables that the entities reference come before tables that reference them. */
function shownNeighbours(
  entities: readonly EntityView[],
  neighbours: DataModelView['neighbours'],
): DataModelView['neighbours'] {
  const targets = new Set(
    entities.flatMap(({ columns }) =>
      columns.flatMap(({ references }) => references.map(({ entity }) => entity)),
    ),
  );
  return neighbours
    .toSorted((a, b) => Number(targets.has(b.name)) - Number(targets.has(a.name)))
    .slice(0, MOST_NEIGHBOURS);
}
