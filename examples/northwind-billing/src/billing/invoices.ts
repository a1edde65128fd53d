import type { Database } from '../db.ts';
import { BillingError } from './errors.ts';

export type InvoiceStatus = 'draft' | 'open' | 'paid' | 'uncollectible' | 'credited';

export interface Invoice {
  id: string;
  number: string;
  status: InvoiceStatus;
  currency: string;
  minorDigits: number;
  issuedOn: string;
  dueOn: string;
  totalMinor: bigint;
  customerName: string;
  vatNumber: string | null;
}

export interface InvoiceLine {
  position: number;
  description: string;
  quantity: string;
  unitPriceMinor: bigint;
  amountMinor: bigint;
  taxMinor: bigint;
}

/** Both days inclusive, as `YYYY-MM-DD`. */
export interface Period {
  from: string;
  to: string;
}

export function parsePeriod(from: string | null, to: string | null): Period {
  const day = /^\d{4}-\d{2}-\d{2}$/;
  if (!from || !to || !day.test(from) || !day.test(to) || from > to) {
    throw new BillingError('period-invalid', 'from and to must be days, and from not after to');
  }
  return { from, to };
}

const COLUMNS = `invoice.id, invoice.number, invoice.status, invoice.currency,
  currency.minor_digits AS "minorDigits", invoice.issued_on AS "issuedOn", invoice.due_on AS "dueOn",
  invoice.total_minor AS "totalMinor", customer.name AS "customerName", customer.vat_number AS "vatNumber"`;

type Row<T> = { [K in keyof T]: T[K] extends bigint ? string : T[K] };

/** All issued invoices in a period, by number. Drafts have no issue date and are left out. */
export async function invoicesIssued(db: Database, accountId: string, period: Period): Promise<Invoice[]> {
  const rows = await db.query<Row<Invoice>>(
    `SELECT ${COLUMNS} FROM invoice
     JOIN customer ON customer.id = invoice.customer_id
     JOIN currency ON currency.code = invoice.currency
     WHERE invoice.account_id = $1 AND invoice.issued_on BETWEEN $2 AND $3
     ORDER BY invoice.issued_on, invoice.number`,
    [accountId, period.from, period.to],
  );
  return rows.map((row) => ({ ...row, totalMinor: BigInt(row.totalMinor) }));
}

export async function linesOf(db: Database, invoiceId: string): Promise<InvoiceLine[]> {
  const rows = await db.query<Row<InvoiceLine>>(
    `SELECT position, description, quantity, unit_price_minor AS "unitPriceMinor",
       amount_minor AS "amountMinor", tax_minor AS "taxMinor"
     FROM invoice_line WHERE invoice_id = $1 ORDER BY position`,
    [invoiceId],
  );
  return rows.map((row) => ({
    ...row,
    unitPriceMinor: BigInt(row.unitPriceMinor),
    amountMinor: BigInt(row.amountMinor),
    taxMinor: BigInt(row.taxMinor),
  }));
}
