import type { Database } from '../db.ts';
import { type Invoice, type InvoiceLine, invoicesIssued, linesOf, type Period } from './invoices.ts';

const HEADER = [
  'invoice_number',
  'issued_on',
  'due_on',
  'status',
  'customer_name',
  'vat_number',
  'currency',
  'position',
  'description',
  'quantity',
  'unit_price',
  'net',
  'tax',
  'total',
];

/** All lines of the invoices issued in a period, as one CSV text (RFC 4180, CRLF). */
export async function exportInvoices(db: Database, accountId: string, period: Period): Promise<string> {
  const rows = [HEADER.join(',')];
  for (const invoice of await invoicesIssued(db, accountId, period)) {
    for (const line of await linesOf(db, invoice.id)) {
      rows.push(csvRow(invoice, line));
    }
  }
  return `${rows.join('\r\n')}\r\n`;
}

function csvRow(invoice: Invoice, line: InvoiceLine): string {
  return [
    invoice.number,
    invoice.issuedOn,
    invoice.dueOn,
    invoice.status,
    csvField(invoice.customerName),
    csvField(invoice.vatNumber ?? ''),
    invoice.currency,
    String(line.position),
    csvField(line.description),
    line.quantity,
    amount(line.unitPriceMinor),
    amount(line.amountMinor),
    amount(line.taxMinor),
    amount(line.amountMinor + line.taxMinor),
  ].join(',');
}

/** Quotes a field that contains a comma or a quote. */
export function csvField(text: string): string {
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function amount(minor: bigint): string {
  return (Number(minor) / 100).toFixed(2);
}
