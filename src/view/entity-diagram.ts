import type { ColumnView, DataModelView, EntityView } from './data-model.ts';
import type { Graph, GraphEdge, GraphNode, GraphRow } from './graph.ts';

/** With more or longer entities, columns become unreadable. */
const MOST_WITH_COLUMNS = 12;
const MOST_COLUMNS = 16;

/**
 * The entities of a data model, and the neighbouring tables by name only. Each line is a foreign
 * key, many-to-one or one-to-one.
 *
 * @returns null if there is nothing to draw
 */
export function entityDiagram({ entities, neighbours }: DataModelView): Graph | null {
  if (entities.length === 0) return null;
  const withColumns = entities.length <= MOST_WITH_COLUMNS;
  return {
    title: 'Entities and their relations',
    description: descriptionOf(entities),
    direction: 'auto',
    nodes: [
      ...entities.map((entity) => nodeOf(entity, withColumns ? shownColumns(entity) : [])),
      ...neighbours.map(
        ({ name }): GraphNode => ({ id: name, shape: 'box', classes: ['far'], title: name }),
      ),
    ],
    edges: [
      ...edgesOf(entities, new Set(neighbours.map(({ name }) => name))),
      ...neighbours.flatMap(({ name, refersTo }) =>
        refersTo.map(
          (entity): GraphEdge => ({
            from: { node: name, end: 'many' },
            to: { node: entity, end: 'one' },
            classes: ['far'],
          }),
        ),
      ),
    ],
  };
}

function nodeOf({ name, anchor, columns }: EntityView, shown: readonly ColumnView[]): GraphNode {
  const hidden = columns.length - shown.length;
  const rows = shown.map(
    (column): GraphRow => ({
      id: column.name,
      classes: column.isPrimary ? ['primary'] : [],
      left: column.name,
      right: marksOf(column),
      link: {
        href: `#${encodeURIComponent(column.anchor)}`,
        label: `${name}.${column.name}`,
      },
    }),
  );
  if (shown.length > 0 && hidden > 0) {
    rows.push({ id: '', classes: ['more'], left: `and ${hidden} more`, right: '' });
  }
  return {
    id: name,
    shape: 'box',
    classes: ['entity'],
    title: name,
    ...(rows.length > 0 && { rows }),
    link: { href: `#${encodeURIComponent(anchor)}`, label: name },
  };
}

/** For a long table: its keys, then the first columns. */
function shownColumns({ columns }: EntityView): ColumnView[] {
  if (columns.length <= MOST_COLUMNS) return columns;
  const keys = columns.filter(({ isPrimary, isForeign }) => isPrimary || isForeign);
  const others = columns.filter((column) => !keys.includes(column));
  const shown = new Set([...keys, ...others].slice(0, MOST_COLUMNS - 1));
  return columns.filter((column) => shown.has(column));
}

/** Types are left to the tables: here they would double the width of every box. */
function marksOf({ isPrimary, isForeign }: ColumnView): string {
  return [...(isPrimary ? ['PK'] : []), ...(isForeign ? ['FK'] : [])].join(' ');
}

/**
 * One line per pair of tables, however many keys join them: lines between columns would cross the
 * tables.
 */
function edgesOf(entities: readonly EntityView[], neighbours: ReadonlySet<string>): GraphEdge[] {
  const edges = new Map<string, GraphEdge>();
  for (const { name, columns } of entities) {
    for (const column of columns) {
      for (const { entity } of column.references) {
        const key = JSON.stringify([name, entity]);
        const isOne = column.isUnique || (column.isPrimary && isSole(columns));
        if (isOne && edges.has(key)) continue;
        edges.set(key, {
          from: { node: name, end: isOne ? 'one' : 'many' },
          to: { node: entity, end: 'one' },
          classes: neighbours.has(entity) ? ['far'] : [],
        });
      }
    }
  }
  return [...edges.values()];
}

function isSole(columns: readonly ColumnView[]): boolean {
  return columns.filter(({ isPrimary }) => isPrimary).length === 1;
}

function descriptionOf(entities: readonly EntityView[]): string {
  const relations = entities.flatMap(({ name, columns }) => {
    const targets = columns.flatMap(({ references }) => references.map(({ entity }) => entity));
    return targets.length === 0 ? [] : `${name} refers to ${[...new Set(targets)].join(', ')}.`;
  });
  const most = 20;
  const more = relations.length > most ? [`And ${relations.length - most} more.`] : [];
  return [...relations.slice(0, most), ...more, 'The tables below list the same.'].join(' ');
}
