import { setTimeout as sleep } from 'node:timers/promises';
import { claim, complete, type Message, release } from './billing/queue.ts';
import { type PaymentProvider, retryInvoice } from './billing/retry.ts';
import { connect, type Database } from './db.ts';

type Job = (db: Database, message: Message) => Promise<void>;

/** Fake payment provider for laptops: every charge succeeds. */
const provider: PaymentProvider = {
  charge: async (key) => ({ outcome: 'succeeded', reference: `local-${key}` }),
};

/** One entry per topic. A job may run twice, so it must be idempotent. */
export const jobs: Record<string, Job> = {
  'invoice.retry': async (db, { payload }) => {
    await retryInvoice(db, provider, String(payload.invoiceId), new Date());
  },
};

/** Handles one message, if one is due. Returns `false` if there was nothing to do. */
export async function runOne(db: Database, worker: string): Promise<boolean> {
  const message = await claim(db, Object.keys(jobs), worker);
  if (!message) return false;
  try {
    await jobs[message.topic]?.(db, message);
    await complete(db, message);
  } catch (error) {
    console.error(JSON.stringify({ level: 'error', topic: message.topic, id: message.id, error: String(error) }));
    await release(db, message);
  }
  return true;
}

if (import.meta.main) {
  const db = connect(process.env.DATABASE_URL ?? 'postgres://billing@localhost:5432/billing');
  const worker = `worker-${process.pid}`;
  console.log(`${worker} waits for ${Object.keys(jobs).join(', ')}`);
  for (;;) if (!(await runOne(db, worker))) await sleep(500);
}
