import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { processTerminal } from '../io/terminal.ts';
import { readTarget, type Target } from './request-target.ts';
import { send } from './send.ts';

/** A request that is in order. */
export interface Asked {
  target: Target;
  request: IncomingMessage;
}

export interface Answers {
  /** May throw, or reject. */
  answer(asked: Asked, response: ServerResponse): void | Promise<void>;
  /** Whether a request for it does something; all others only read. Nothing does, where absent. */
  isAction?(target: Target): boolean;
  /** Answers instead where that was not possible. Where absent, the reason is said on the terminal only. */
  failed?(reason: string, response: ServerResponse): void;
}

const READING = ['GET', 'HEAD'];
const ACTING = ['POST'];

/** What a page of ours may be used for by a page that is none of ours: nothing. */
const HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
};

/** Makes what answers requests. Whatever is asked for, it gives an answer and never throws. */
export function answering({ answer, isAction, failed }: Answers): RequestListener {
  return (request, response) => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    const target = readTarget(request.url ?? '');
    if (target === null) return send(response, 400, '.txt', 'This is not a valid address.\n');
    if (request.headers.upgrade?.toLowerCase() === 'websocket') {
      return send(response, 400, '.txt', 'WebSockets are not supported here.\n');
    }
    const methods = isAction?.(target) ? ACTING : READING;
    if (!methods.includes(request.method ?? '')) {
      response.setHeader('Allow', methods.join(', '));
      return send(
        response,
        405,
        '.txt',
        `Only ${methods.join(' and ')} requests are allowed here.\n`,
      );
    }
    const answered = (async () => answer({ target, request }, response))();
    answered.catch((error: unknown) => {
      // The rest of what was begun cannot be told from its end.
      if (response.headersSent) return void response.destroy();
      const reason = error instanceof Error ? error.message : String(error);
      if (failed) return failed(reason, response);
      processTerminal().error(`prebrief: ${reason}\n`);
      send(response, 500, '.txt', 'This cannot be served; the terminal says why.\n');
    });
  };
}

/** Whether a request is one of this server's own pages': said by the browser, in every way it has. */
export function isFromOwnPage({ headers }: IncomingMessage): boolean {
  return headers['sec-fetch-site'] === 'same-origin' && headers.origin === `http://${headers.host}`;
}

/** Whether a browser says that a request comes from a page elsewhere. */
export function isFromElsewhere({ headers }: IncomingMessage): boolean {
  const { origin, host, 'sec-fetch-site': site } = headers;
  const isForeign = site !== undefined && site !== 'same-origin' && site !== 'none';
  return isForeign || (origin !== undefined && origin !== `http://${host}`);
}
