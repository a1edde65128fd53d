import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextAttempt, type Outcome, type PaymentProvider, retryInvoice } from '../src/billing/retry.ts';
import type { Database } from '../src/db.ts';

const now = new Date('2026-11-20T09:00:00Z');

function fakeDatabase(attempts: number, status = 'open') {
  const statements: string[] = [];
  const db: Database = {
    async query<Row>(text: string) {
      statements.push(text.trim().split(/\s+/).slice(0, 3).join(' '));
      return [{ status, currency: 'EUR', totalMinor: '1250', attempts }] as Row[];
    },
    transaction: (work) => work(db),
  };
  return { db, statements };
}

const answering = (outcome: Outcome): PaymentProvider => ({
  charge: async () => ({ outcome, reference: null }),
});

test('it waits one, three and seven days, then gives up', () => {
  const days = [1, 2, 3, 4].map((attempts) => nextAttempt(attempts, now)?.toISOString().slice(0, 10));
  assert.deepEqual(days, ['2026-11-21', '2026-11-23', '2026-11-27', undefined]);
});

test('a declined charge is queued again', async () => {
  const { db, statements } = fakeDatabase(0);
  assert.equal(await retryInvoice(db, answering('declined'), 'i1', now), 'declined');
  assert.equal(statements.at(-1), 'INSERT INTO queue_message');
});

test('the fourth failure makes the invoice uncollectible', async () => {
  const { db, statements } = fakeDatabase(3);
  await retryInvoice(db, answering('unreachable'), 'i1', now);
  assert.equal(statements.at(-1), 'UPDATE invoice SET');
});

test('a paid invoice is never charged again', async () => {
  const { db } = fakeDatabase(0, 'paid');
  await assert.rejects(retryInvoice(db, answering('succeeded'), 'i1', now), { code: 'invoice-not-open' });
});
