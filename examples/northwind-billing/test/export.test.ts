import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csvField, exportInvoices } from '../src/billing/export.ts';
import type { Database } from '../src/db.ts';

const invoice = {
  id: 'i1', number: 'FW-000001', status: 'open', currency: 'EUR', minorDigits: 2, issuedOn: '2026-11-01',
  dueOn: '2026-12-01', totalMinor: '3125', customerName: 'Holm, Beck & Co.', vatNumber: null,
};
const line = {
  position: 1, description: 'Article 1', quantity: '2.000', unitPriceMinor: '1250', amountMinor: '2500',
  taxMinor: '625',
};

/** In-memory fake: returns invoices for the first query, lines for each one after it. */
function fakeDatabase(): Database {
  const answers: unknown[][] = [[invoice], [line]];
  const db: Database = {
    query: async <Row>() => (answers.shift() ?? []) as Row[],
    transaction: (work) => work(db),
  };
  return db;
}

test('a field with a comma or a quote is quoted', () => {
  assert.equal(csvField('Holm, Beck "Nord"'), '"Holm, Beck ""Nord"""');
  assert.equal(csvField('Holm'), 'Holm');
});

test('a file has a header and one row per line', async () => {
  const text = await exportInvoices(fakeDatabase(), 'a1', { from: '2026-11-01', to: '2026-11-30' });
  const [header, row, end] = text.split('\r\n');
  assert.match(header ?? '', /^invoice_number,issued_on,/);
  assert.equal(row, 'FW-000001,2026-11-01,2026-12-01,open,"Holm, Beck & Co.",,EUR,1,Article 1,2.000,12.50,25.00,6.25,31.25');
  assert.equal(end, '');
});
