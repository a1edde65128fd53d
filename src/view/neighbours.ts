import type { DataModelView, EntityView } from './views.ts';

/** A table that everything refers to would drown in what does. */
const MOST_NEIGHBOURS = 24;

/** What the entities refer to comes before what refers to them. */
export function shownNeighbours(
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
