import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { processTerminal } from '../io/terminal.ts';
import { readTarget, type Target } from './request-target.ts';
import { send } from './send.ts';

/** A valid request. */
export interface Asked {
  target: Target;
  request: IncomingMessage;
}

export interface Answers {
  /** May throw, or reject. */
  answer(asked: Asked, response: ServerResponse): void | Promise<void>;
  /** Whether a request has side effects; by default, none has. */
  isAction?(target: Target): boolean;
  /** Responds if `answer` fails. By default, the reason goes only to the terminal. */
  failed?(reason: string, response: ServerResponse): void;
}

const READING = ['GET', 'HEAD'];
const ACTING = ['POST'];

/** Keeps other origins from embedding or reading our pages. */
const HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
};

/** Creates a request handler that always responds and never throws. */
export function answering({ answer, isAction, failed }: Answers): RequestListener {
  return (request, response) => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    const target = readTarget(request.url ?? '');
    if (target === null) return send(response, 400, '.txt', 'Invalid request target.\n');
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
      // A partial response must be aborted, or it would look complete.
      if (response.headersSent) return void response.destroy();
      const reason = error instanceof Error ? error.message : String(error);
      if (failed) return failed(reason, response);
      processTerminal().error(`prebrief: ${reason}\n`);
      send(response, 500, '.txt', 'Something went wrong. See the terminal for details.\n');
    });
  };
}

/** Whether a request is from one of this server's own pages, according to all browser headers. */
export function isFromOwnPage({ headers }: IncomingMessage): boolean {
  return headers['sec-fetch-site'] === 'same-origin' && headers.origin === `http://${headers.host}`;
}

/** Whether browser headers show that a request comes from another origin. */
export function isFromElsewhere({ headers }: IncomingMessage): boolean {
  const { origin, host, 'sec-fetch-site': site } = headers;
  const isForeign = site !== undefined && site !== 'same-origin' && site !== 'none';
  return isForeign || (origin !== undefined && origin !== `http://${host}`);
}
