import type { Database } from '../db.ts';

export interface Message {
  id: string;
  topic: string;
  payload: Record<string, unknown>;
  attempts: number;
}

/** How long a worker may hold a message before another one may claim it. */
export const LOCK_SECONDS = 60;
export const MAX_ATTEMPTS = 5;

/** Adds a message, within the transaction that makes the work necessary. */
export async function enqueue(
  db: Database,
  topic: string,
  payload: Record<string, unknown>,
  runAt = new Date(),
): Promise<void> {
  await db.query('INSERT INTO queue_message (topic, payload, run_at) VALUES ($1, $2, $3)', [
    topic,
    JSON.stringify(payload),
    runAt,
  ]);
}

/** Locks and returns the oldest due message, if any. Each message goes to one worker at a time. */
export async function claim(
  db: Database,
  topics: readonly string[],
  worker: string,
): Promise<Message | undefined> {
  const rows = await db.query<Message>(
    `UPDATE queue_message
     SET attempts = attempts + 1, locked_by = $2, locked_until = now() + make_interval(secs => $3)
     WHERE id = (
       SELECT id FROM queue_message
       WHERE topic = ANY ($1) AND run_at <= now() AND (locked_until IS NULL OR locked_until < now())
         AND attempts < $4
       ORDER BY run_at, id LIMIT 1 FOR UPDATE SKIP LOCKED
     )
     RETURNING id, topic, payload, attempts`,
    [topics, worker, LOCK_SECONDS, MAX_ATTEMPTS],
  );
  return rows[0];
}

export async function complete(db: Database, message: Message): Promise<void> {
  await db.query('DELETE FROM queue_message WHERE id = $1', [message.id]);
}

/** Releases a message: it is due again after 30 s, then 60 s, 120 s, 240 s. */
export async function release(db: Database, message: Message): Promise<void> {
  const seconds = 30 * 2 ** (message.attempts - 1);
  await db.query(
    `UPDATE queue_message SET locked_by = NULL, locked_until = NULL,
       run_at = now() + make_interval(secs => $2) WHERE id = $1`,
    [message.id, seconds],
  );
}
