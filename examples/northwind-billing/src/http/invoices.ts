import { BillingError } from '../billing/errors.ts';
import { invoicesIssued, linesOf, parsePeriod } from '../billing/invoices.ts';
import { enqueue } from '../billing/queue.ts';
import { json, type Handler, type Routes } from './router.ts';

const list: Handler = async ({ caller, query }, db) => {
  const period = parsePeriod(query.get('from'), query.get('to'));
  return json(200, { invoices: await invoicesIssued(db, caller.accountId, period) });
};

/** Another account's invoice is treated as missing: 404, never 403. */
const show: Handler = async ({ caller, params }, db) => {
  const [invoice] = await db.query<{ id: string; number: string; status: string }>(
    'SELECT id, number, status FROM invoice WHERE id = $1 AND account_id = $2',
    [params.id, caller.accountId],
  );
  if (!invoice) throw new BillingError('invoice-not-found', `no invoice ${params.id}`);
  return json(200, { ...invoice, lines: await linesOf(db, invoice.id) });
};

const retry: Handler = async ({ caller, params }, db) => {
  const [invoice] = await db.query<{ status: string }>(
    'SELECT status FROM invoice WHERE id = $1 AND account_id = $2',
    [params.id, caller.accountId],
  );
  if (!invoice) throw new BillingError('invoice-not-found', `no invoice ${params.id}`);
  if (invoice.status !== 'open') throw new BillingError('invoice-not-open', `it is ${invoice.status}`);
  await enqueue(db, 'invoice.retry', { invoiceId: params.id });
  return json(202, { status: 'queued' });
};

export const invoiceRoutes: Routes = {
  'GET /invoices': list,
  'GET /invoices/:id': show,
  'POST /invoices/:id/retry': retry,
};
