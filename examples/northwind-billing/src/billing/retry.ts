import type { Database } from '../db.ts';
import { BillingError } from './errors.ts';
import type { Money } from './money.ts';
import { enqueue } from './queue.ts';

export type Outcome = 'succeeded' | 'declined' | 'unreachable';

export interface PaymentProvider {
  /** `key` makes the charge idempotent: the same key is never charged twice. */
  charge(key: string, amount: Money): Promise<{ outcome: Outcome; reference: string | null }>;
}

const DAY = 86_400_000;
const DELAYS = [1 * DAY, 3 * DAY, 7 * DAY];

/** When to retry after the given number of attempts, if at all. */
export function nextAttempt(attempts: number, now: Date): Date | undefined {
  const delay = DELAYS[attempts - 1];
  return delay === undefined ? undefined : new Date(now.getTime() + delay);
}

interface OpenInvoice {
  status: string;
  currency: string;
  totalMinor: string;
  attempts: number;
}

/**
 * Retries collecting an open invoice and records the outcome.
 * After the fourth attempt the invoice is uncollectible.
 */
export async function retryInvoice(
  db: Database,
  provider: PaymentProvider,
  invoiceId: string,
  now: Date,
): Promise<Outcome> {
  const [invoice] = await db.query<OpenInvoice>(
    `SELECT status, currency, total_minor AS "totalMinor",
       (SELECT count(*)::integer FROM payment_attempt WHERE invoice_id = invoice.id) AS attempts
     FROM invoice WHERE id = $1`,
    [invoiceId],
  );
  if (!invoice) throw new BillingError('invoice-not-found', `no invoice ${invoiceId}`);
  if (invoice.status !== 'open') {
    throw new BillingError('invoice-not-open', `invoice ${invoiceId} is ${invoice.status}`);
  }

  const attempts = invoice.attempts + 1;
  const amount = { minor: BigInt(invoice.totalMinor), currency: invoice.currency };
  const { outcome, reference } = await provider.charge(`${invoiceId}:${attempts}`, amount);
  const again = nextAttempt(attempts, now);

  await db.transaction(async (tx) => {
    await tx.query(
      `INSERT INTO payment_attempt (invoice_id, attempted_at, outcome, provider_reference)
       VALUES ($1, $2, $3, $4)`,
      [invoiceId, now, outcome, reference],
    );
    if (outcome !== 'succeeded' && again) {
      await enqueue(tx, 'invoice.retry', { invoiceId }, again);
      return;
    }
    const status = outcome === 'succeeded' ? 'paid' : 'uncollectible';
    await tx.query('UPDATE invoice SET status = $2 WHERE id = $1', [invoiceId, status]);
  });
  return outcome;
}
