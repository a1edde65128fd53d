import type { ServerResponse } from 'node:http';
import { mimes } from 'mrmime';
import { type Range, rangeOf } from './range.ts';

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** mrmime leaves out vendor types and has YAML under its old name. */
const TYPES: Readonly<Record<string, string>> = {
  ...mimes,
  docx: `${OFFICE}.wordprocessingml.document`,
  ico: 'image/x-icon',
  pptx: `${OFFICE}.presentationml.presentation`,
  xlsx: `${OFFICE}.spreadsheetml.sheet`,
  yaml: 'application/yaml',
};

/** @param name a file name, whose extension determines the type */
export function typeOf(name: string): string {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  const type = Object.hasOwn(TYPES, ending) ? TYPES[ending] : undefined;
  if (type === undefined) return 'application/octet-stream';
  return type.startsWith('text/') ? `${type}; charset=utf-8` : type;
}

/**
 * Sends a body.
 *
 * @param name a file name for it, or just an extension
 */
export function send(
  response: ServerResponse,
  status: number,
  name: string,
  body: string | Uint8Array,
): void {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  response.setHeader('Content-Type', typeOf(name));
  const part = begin(response, status, bytes.length);
  if (part === null) response.end();
  else response.end(bytes.subarray(part.start, part.end + 1));
}

/**
 * Sends the head of a response whose other headers are already set.
 *
 * @param size size of the whole body, in bytes
 * @returns the range of the body to send; null for no body
 */
export function begin(response: ServerResponse, status: number, size: number): Range | null {
  const { headers, method } = response.req;
  if (!response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', 'no-store');
  // There are no validators, so If-Range cannot match.
  const wanted = status === 200 && !headers['if-range'] ? rangeOf(headers.range, size) : null;
  if (wanted === 'beyond') {
    response.removeHeader('Content-Type');
    response.writeHead(416, { 'Content-Range': `bytes */${size}`, 'Content-Length': 0 });
    return null;
  }
  const { start, end } = wanted ?? { start: 0, end: size - 1 };
  response.writeHead(wanted ? 206 : status, {
    'Accept-Ranges': 'bytes',
    'Content-Length': end - start + 1,
    ...(wanted && { 'Content-Range': `bytes ${start}-${end}/${size}` }),
  });
  return method === 'HEAD' || size === 0 ? null : { start, end };
}

/**
 * Redirects to a folder of this server.
 *
 * @param names the path segments, which cannot point to another host
 */
export function redirect(
  response: ServerResponse,
  status: 301 | 302,
  names: readonly string[],
): void {
  const path = names.map((name) => `${encodeURIComponent(name)}/`).join('');
  response.writeHead(status, { Location: `/${path}`, 'Content-Length': 0 }).end();
}
