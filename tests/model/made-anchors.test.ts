import { expect, test } from 'vitest';
import { nameAnchor, operationAnchors, tableAnchors } from '../../src/model/made-anchors.ts';
import { qualifiedName } from '../../src/model/schema.ts';
import { readSchema } from '../../src/sources/schema/read-schema.ts';
import { workspaceOf } from '../valid-workspace.ts';

function documentWith(body: string) {
  const text = `---\ntitle: Model\ndescription: It.\n---\n\n${body}`;
  const { engagements } = workspaceOf({ 'content/demo/data-model.mdx': text });
  const document = engagements[0]?.documents[0];
  if (!document) throw new Error('There is no document.');
  return document;
}

async function anchorsOf(sql: string, body = '') {
  const { tables, problems } = await readSchema([{ path: 'a.sql', text: sql }], 'postgres');
  const names = tables.map(qualifiedName);
  return tableAnchors(documentWith(body), {
    dialect: 'postgres',
    tables,
    problems,
    names,
    neighbours: [],
    unmatched: [],
  }).map(({ anchor, columns }) => [anchor, ...columns]);
}

test.for([
  ['invoice_line', 'invoice-line'],
  ['InvoiceLine', 'invoice-line'],
  ['IBANCheck', 'iban-check'],
  ['amountMinor', 'amount-minor'],
  ['Order Details', 'order-details'],
  ['address2Line', 'address2-line'],
  ['Größe', 'größe'],
  ['/invoices/{id}/lines.csv', 'invoices-id-lines-csv'],
  ['$$', ''],
] as const)('%s is %s', ([name, anchor]) => {
  expect(nameAnchor(name)).toBe(anchor);
});

test('tables and columns include their schema if names alone are ambiguous', async () => {
  expect(
    await anchorsOf(`CREATE TABLE invoice_line (amount_minor int, "amountMinor" int);
CREATE TABLE "InvoiceLine" (id int);
CREATE TABLE billing.customer (id int);
CREATE TABLE crm.account (id int);
CREATE TABLE account (id int);
CREATE TABLE "$" ("%" int);`),
  ).toEqual([
    ['invoice-line', 'invoice-line.amount-minor', 'invoice-line.amount-minor-2'],
    ['invoice-line-2', 'invoice-line-2.id'],
    ['customer', 'customer.id'],
    ['crm-account', 'crm-account.id'],
    ['account', 'account.id'],
    ['table', 'table.column'],
  ]);
});

test('a heading keeps its anchor, and so does the page', async () => {
  const body = '## Entities\n\n### Invoice\n\nText.\n\n### Other {/* #invoice.id */}\n\nText.\n';
  expect(
    await anchorsOf('CREATE TABLE invoice (id int, n int); CREATE TABLE contents (id int);', body),
  ).toEqual([
    ['invoice-table', 'invoice.id-2', 'invoice.n'],
    ['contents-table', 'contents.id'],
  ]);
});

test('operations that read alike get different anchors', () => {
  const operation = (method: string, path: string) => ({
    method,
    path,
    operationId: null,
    summary: null,
    description: null,
    deprecated: false,
    parameters: [],
    requestBody: null,
    responses: [],
  });
  const operations = [
    operation('GET', '/invoices/{id}'),
    operation('GET', '/invoices/id'),
    operation('GET', '/'),
    operation('DELETE', '/users/{userId}'),
    operation('GET', '/taken'),
  ];
  const document = documentWith('## Get taken\n\nText.\n');
  expect(operationAnchors(document, { title: '', version: '', operations })).toEqual([
    'get-invoices-id',
    'get-invoices-id-2',
    'get',
    'delete-users-user-id',
    'get-taken-operation',
  ]);
});
