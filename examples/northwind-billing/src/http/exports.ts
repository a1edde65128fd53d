import { exportInvoices } from '../billing/export.ts';
import { parsePeriod } from '../billing/invoices.ts';
import type { Handler, Routes } from './router.ts';

/** Builds the whole file before it responds. The gateway times out after 30 seconds. */
const download: Handler = async ({ caller, query }, db) => {
  const period = parsePeriod(query.get('from'), query.get('to'));
  return {
    status: 200,
    type: 'text/csv; charset=utf-8',
    body: await exportInvoices(db, caller.accountId, period),
  };
};

export const exportRoutes: Routes = {
  'GET /exports/invoices.csv': download,
};
