import type { Example } from './define-rule.ts';

/** For examples: a schema with three tables. */
export const SCHEMA = `CREATE TABLE customer (id bigint PRIMARY KEY, name text NOT NULL);
CREATE TABLE invoice (
  id bigint PRIMARY KEY,
  customer_id bigint NOT NULL REFERENCES customer (id)
);
CREATE TABLE invoice_line (
  invoice_id bigint NOT NULL REFERENCES invoice (id),
  position integer,
  amount_minor bigint NOT NULL,
  PRIMARY KEY (invoice_id, position)
);
`;

/**
 * For examples: the complete engagement with a data model that names a source. The keys start on
 * line 4, one per line in this order.
 *
 * @param repository files tracked by git; absent for no repository
 */
export function exampleDataModel(
  source: Readonly<Record<string, string>>,
  repository?: Record<string, string>,
): Example {
  const keys = Object.entries(source).map(([key, value]) => `\n  ${key}: ${value}`);
  const description = 'description: About data-model.';
  return {
    edits: { 'data-model.mdx': { [description]: `${description}\nsource:${keys.join('')}` } },
    ...(repository && { repository }),
  };
}
