import { permalink } from '../code/permalink.ts';
import { tableAnchors } from '../model/made-anchors.ts';
import { dataModelOf, sourceOf } from '../model/named-source.ts';
import { type Column, type DataModel, qualifiedName, type Table } from '../model/schema.ts';
import type { Document, Engagement, Workspace } from '../model/workspace.ts';
import { shownNeighbours } from './neighbours.ts';
import type { ColumnView, DataModelView, EntityView } from './views.ts';

/** @returns null for a document that names no schema; without entities where it could not be read */
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

/** Where the foreign keys of a column lead; a link only to what the page shows. */
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
