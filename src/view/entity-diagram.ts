import type { Graph, GraphEdge, GraphNode, GraphRow } from './graph.ts';
import type { ColumnView, DataModelView, EntityView } from './views.ts';

/** With more entities, or in longer ones, columns can no longer be read. */
const MOST_WITH_COLUMNS = 12;
const MOST_COLUMNS = 16;

/**
 * The entities of a data model and the tables next to them, of which only the names are known. Each
 * line is a foreign key: from many rows, or one, to the one that it names.
 *
 * @returns null where there is nothing to draw
 */
export function entityDiagram({ entities, neighbours }: DataModelView): Graph | null {
  if (entities.length === 0) return null;
  const withColumns = entities.length <= MOST_WITH_COLUMNS;
  const columns = new Map(
    entities.map((entity) => [entity.name, withColumns ? shownColumns(entity) : []]),
  );
  return {
    title: 'Entities and their relations',
    description: descriptionOf(entities),
    direction: 'auto',
    nodes: [
      ...entities.map((entity) => nodeOf(entity, columns.get(entity.name) ?? [])),
      ...neighbours.map(
        ({ name }): GraphNode => ({ id: name, shape: 'box', classes: ['far'], title: name }),
      ),
    ],
    edges: [
      ...edgesOf(entities, new Set(neighbours.map(({ name }) => name)), columns),
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

/** Of a long table its keys, and what comes first. */
function shownColumns({ columns }: EntityView): ColumnView[] {
  if (columns.length <= MOST_COLUMNS) return columns;
  const keys = columns.filter(({ isPrimary, isForeign }) => isPrimary || isForeign);
  const others = columns.filter((column) => !keys.includes(column));
  const shown = new Set([...keys, ...others].slice(0, MOST_COLUMNS - 1));
  return columns.filter((column) => shown.has(column));
}

function marksOf({ isPrimary, isForeign, type }: ColumnView): string {
  const marks = [...(isPrimary ? ['PK'] : []), ...(isForeign ? ['FK'] : [])];
  return marks.length > 0 ? marks.join(' ') : shortType(type);
}

/** What is in parentheses, and what is long, stands in the table. */
function shortType(type: string): string {
  const short = type
    .replace(/\s*@db\..*$/, '')
    .replace(/\(.*\)/, '')
    .replace(/\bwithout time zone\b/i, '')
    .replace(/\btimestamp with time zone\b/i, 'timestamptz')
    .replace(/\bcharacter varying\b/i, 'varchar')
    .trim();
  return short.length > 16 ? `${short.slice(0, 15)}…` : short;
}

/** One line for each pair of tables and column, even where keys of several columns overlap. */
function edgesOf(
  entities: readonly EntityView[],
  neighbours: ReadonlySet<string>,
  shown: ReadonlyMap<string, readonly ColumnView[]>,
): GraphEdge[] {
  const rowIn = (entity: string, column: string | null) =>
    column !== null && shown.get(entity)?.some(({ name }) => name === column)
      ? { row: column }
      : {};
  const edges = new Map<string, GraphEdge>();
  for (const { name, columns } of entities) {
    for (const column of columns) {
      for (const { entity, column: to } of column.references) {
        const key = JSON.stringify([name, entity, shown.get(name)?.length ? column.name : '']);
        if (edges.has(key)) continue;
        const isOne = column.isUnique || (column.isPrimary && isSole(columns));
        edges.set(key, {
          from: { node: name, end: isOne ? 'one' : 'many', ...rowIn(name, column.name) },
          to: { node: entity, end: 'one', ...rowIn(entity, to) },
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
  return [...relations.slice(0, most), ...more, 'The tables that follow say the same.'].join(' ');
}
