import { expect, test } from 'vitest';
import { dataModelView } from '../../src/view/data-model.ts';
import { entityDiagram } from '../../src/view/entity-diagram.ts';
import { exampleCode } from '../example-code.ts';
import { workspaceOf } from '../valid-workspace.ts';

async function diagramOf(sql: string, tables: string) {
  const parsed = workspaceOf({
    'content/demo/data-model.mdx': `---\ntitle: Model\ndescription: It.\nsource: { file: a.sql, tables: ${tables} }\n---\n\n## Entities\n\nText.\n`,
  });
  const workspace = {
    ...parsed,
    code: await exampleCode({ repository: { 'a.sql': sql } }, parsed),
  };
  const [engagement] = workspace.engagements;
  const [document] = engagement?.documents ?? [];
  const view = engagement && document && dataModelView(document, engagement, workspace);
  if (!view) throw new Error('There is no view.');
  return { view, graph: entityDiagram(view) };
}

const SQL = `CREATE TABLE currency (code text PRIMARY KEY);
CREATE TABLE invoice (id int PRIMARY KEY, currency text REFERENCES currency, credits int REFERENCES invoice);
CREATE TABLE invoice_detail (invoice_id int PRIMARY KEY REFERENCES invoice, note text);
CREATE TABLE payment (id int, invoice_id int REFERENCES invoice, twice int REFERENCES invoice);
CREATE TABLE unrelated (id int);`;

test('selected tables show columns, their neighbours a name, and the rest is counted', async () => {
  const { view, graph } = await diagramOf(SQL, '["invoice*"]');
  expect(
    graph?.nodes.map(({ id, classes, rows, link }) => [
      id,
      classes[0],
      rows?.map(({ left, right }) => `${left} ${right}`.trim()),
      link?.href,
    ]),
  ).toEqual([
    ['invoice', 'entity', ['id PK', 'currency FK', 'credits FK'], '#invoice'],
    ['invoice_detail', 'entity', ['invoice_id PK FK', 'note'], '#invoice-detail'],
    ['currency', 'far', undefined, undefined],
    ['payment', 'far', undefined, undefined],
  ]);
  expect(
    graph?.edges.map(({ from, to }) => `${from.node} ${from.end} - ${to.end} ${to.node}`),
  ).toEqual([
    'invoice many - one currency',
    'invoice many - one invoice',
    'invoice_detail one - one invoice',
    'payment many - one invoice',
  ]);
  expect(view.others).toBe(1);
});

test('many tables show only names, and a long one its keys and first columns', async () => {
  const tables = Array.from({ length: 13 }, (_, at) => `CREATE TABLE t${at} (id int);`);
  const { graph: many } = await diagramOf(tables.join('\n'), '[]');
  expect(many?.nodes.every(({ rows, link }) => rows === undefined && link !== undefined)).toBe(
    true,
  );
  const columns = Array.from({ length: 40 }, (_, at) => `c${at} int`);
  const sql = `CREATE TABLE long (${columns.join(', ')}, last int REFERENCES long, PRIMARY KEY (c0));`;
  const { graph: long } = await diagramOf(sql, '[]');
  const rows = long?.nodes[0]?.rows?.map(({ left }) => left) ?? [];
  expect(rows).toHaveLength(16);
  expect(rows.slice(-2)).toEqual(['last', 'and 26 more']);
});

test('limits the neighbours of a table that everything refers to', async () => {
  const others = Array.from(
    { length: 40 },
    (_, at) => `CREATE TABLE t${at} (id int REFERENCES hub);`,
  );
  const sql = `CREATE TABLE far (id int PRIMARY KEY);\n${others.join('\n')}\nCREATE TABLE hub (id int PRIMARY KEY, f int REFERENCES far);`;
  const { view, graph } = await diagramOf(sql, '[hub]');
  expect(graph?.nodes).toHaveLength(25);
  expect(graph?.nodes[1]?.id).toBe('far');
  expect(view.others).toBe(17);
});
