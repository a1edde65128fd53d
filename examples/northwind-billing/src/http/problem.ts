import { randomUUID } from 'node:crypto';
import { BillingError, type ErrorCode } from '../billing/errors.ts';
import type { Reply } from './router.ts';

const STATUS: Record<ErrorCode, number> = {
  'invoice-not-found': 404,
  'invoice-not-open': 409,
  'period-invalid': 400,
  'provider-unreachable': 503,
};

/** An error as `application/problem+json` (RFC 9457). */
export function problem(status: number, code: string, detail: string): Reply {
  return {
    status,
    type: 'application/problem+json',
    body: JSON.stringify({ type: `https://errors.northwind.example/${code}`, status, code, detail }),
  };
}

/** Turns an error into a response. A bug shows an id but no message; the log has both. */
problem.from = (error: unknown): Reply => {
  if (error instanceof BillingError) return problem(STATUS[error.code], error.code, error.message);
  const id = randomUUID();
  console.error(JSON.stringify({ level: 'error', id, stack: error instanceof Error ? error.stack : String(error) }));
  return problem(500, 'internal', `Quote this id to support: ${id}`);
};
