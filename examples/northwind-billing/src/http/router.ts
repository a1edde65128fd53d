import type { IncomingMessage } from 'node:http';
import type { Database } from '../db.ts';
import { problem } from './problem.ts';

/** The caller. The gateway has verified the session and sets both headers. */
export interface Caller {
  accountId: string;
  email: string;
}

export interface Call {
  caller: Caller;
  params: Record<string, string>;
  query: URLSearchParams;
}

export interface Reply {
  status: number;
  type: string;
  body: string;
}

export type Handler = (call: Call, db: Database) => Promise<Reply>;

/** Keys such as `GET /invoices/:id`. */
export type Routes = Record<string, Handler>;

export const json = (status: number, value: unknown): Reply => ({
  status,
  type: 'application/json',
  body: JSON.stringify(value, (_, item) => (typeof item === 'bigint' ? item.toString() : item)),
});

export async function dispatch(request: IncomingMessage, routes: Routes, db: Database): Promise<Reply> {
  const url = new URL(request.url ?? '/', 'http://billing.internal');
  const caller = callerOf(request);
  if (!caller) return problem(401, 'not-signed-in', 'The gateway did not name an account.');
  for (const [route, handler] of Object.entries(routes)) {
    const params = match(route, request.method ?? 'GET', url.pathname);
    if (params) {
      return handler({ caller, params, query: url.searchParams }, db).catch(problem.from);
    }
  }
  return problem(404, 'no-such-route', `${request.method} ${url.pathname}`);
}

function callerOf(request: IncomingMessage): Caller | undefined {
  const { 'x-account-id': accountId, 'x-user-email': email } = request.headers;
  return typeof accountId === 'string' && typeof email === 'string' ? { accountId, email } : undefined;
}

function match(route: string, method: string, path: string): Record<string, string> | undefined {
  const [verb, pattern = ''] = route.split(' ');
  const wanted = pattern.split('/');
  const found = path.split('/');
  if (verb !== method || wanted.length !== found.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = found[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = value;
    else if (part !== value) return undefined;
  }
  return params;
}
