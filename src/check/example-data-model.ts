import type { Example } from './define-rule.ts';

/** For examples: a schema of three tables. */
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
 * For examples: the complete engagement whose data model names a source, from line 4 on, a key a line
 * in this order.
 *
 * @param repository the files that git tracks; no repository where absent
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
