import { connect } from 'node:net';

export interface Answer {
  /** Zero if the connection was closed without a response. */
  status: number;
  /** By name in lower case. */
  headers: Record<string, string>;
  body: string;
}

/** Sends raw bytes, as no client would. @returns the first response */
export function raw(port: number, text: string, { ends = false } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(text, 'latin1');
      if (ends) socket.end();
    });
    let received = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk) => {
      received += chunk;
    });
    socket.on('error', reject);
    socket.on('close', () => {
      const [head = '', ...body] = received.split('\r\n\r\n');
      const [first = '', ...lines] = head.split('\r\n');
      const headers = lines.map((line) => {
        const [name = '', ...value] = line.split(': ');
        return [name.toLowerCase(), value.join(': ')];
      });
      resolve({
        status: Number(first.split(' ')[1] ?? 0),
        headers: Object.fromEntries(headers),
        body: body.join('\r\n\r\n'),
      });
    });
  });
}

/** A request for a literal target, with `Connection: close`. */
export function requestFor(
  target: string,
  port: number,
  { method = 'GET', host = `localhost:${port}`, headers = [] as string[] } = {},
): string {
  const lines = [`${method} ${target} HTTP/1.1`, `Host: ${host}`, 'Connection: close', ...headers];
  return `${lines.join('\r\n')}\r\n\r\n`;
}

/** Targets that no browser would send. */
export const HOSTILE_TARGETS = [
  '//',
  '///',
  '//evil.example/',
  '//evil.example/x/..',
  '//evil.example/%2e%2e',
  '/\\evil.example/',
  '/%5cevil.example/',
  '/%2f%2fevil.example/',
  '/x//evil.example/',
  '/.//evil.example/',
  '*',
  'http://localhost/',
  'http://evil.example/',
  'https://evil.example//',
  'evil',
  '?',
  '/..',
  '/../../../../etc/passwd',
  '/%2e%2e/%2e%2e/package.json',
  '/..%2f..%2fpackage.json',
  '/..%5c..%5cpackage.json',
  '/%c0%ae%c0%ae/',
  '/%00',
  '/brief/%00.html',
  '/index.html%00.png',
  '/%',
  '/%2',
  '/%zz',
  '/%ff',
  '/%0d%0aSet-Cookie:%20a=b',
  '/brief/index.html#x',
  '/constructor',
  '/__proto__/',
  '/.git/config',
  '/.hidden',
  `/${'a'.repeat(300)}`,
  `/${'a/'.repeat(1000)}`,
  `/${'%61'.repeat(1000)}`,
  `/${'a'.repeat(9000)}`,
  `/${'../'.repeat(500)}etc/passwd`,
  '/<script>alert(1)</script>',
  '/%3Cscript%3Ealert(1)%3C/script%3E/',
  '/\u00ff',
];
