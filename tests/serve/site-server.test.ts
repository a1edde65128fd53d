import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listen } from '../../src/serve/listen.ts';
import { siteIn, siteServer } from '../../src/serve/site-server.ts';
import { HOSTILE_TARGETS, raw, requestFor } from './raw.ts';

const home = mkdtempSync(join(tmpdir(), 'prebrief-serve-'));
const folder = join(home, 'site');
const SECRET = 'Nobody may read this.';

const FILES: Record<string, string> = {
  'site/index.html': '<h1>Cover</h1>',
  'site/404.html': '<h1>Not found</h1>',
  'site/brief/index.html': '<h1>Brief</h1>',
  'site/page.html': '<h1>Page</h1>',
  'site/data.json': '{}',
  'site/film.mp4': '0123456789',
  'site/empty.txt': '',
  'site/büro/a b.txt': 'Text.',
  'site/evil.example/index.html': 'A folder like any other.',
  'site/.hidden': SECRET,
  'site/.git/config': SECRET,
  'site/.well-known/x': SECRET,
  'site/_headers': '/x/*\n  X-Robots-Tag: noindex\n/x/data.json\n  Cache-Control: public\n',
  'site/prebrief.json': '{ "version": 1, "slug": "demo", "base": "/x/" }',
  'outside/secret.txt': SECRET,
  'outside/index.html': SECRET,
};

let port = 0;
let rootPort = 0;
let close = () => {};

beforeAll(async () => {
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    writeFileSync(join(home, path), text);
  }
  symlinkSync(join(home, 'outside'), join(folder, 'folder-link'));
  symlinkSync(join(home, 'outside', 'secret.txt'), join(folder, 'link.txt'));
  symlinkSync('nowhere', join(folder, 'dangling.txt'));
  symlinkSync('loop', join(folder, 'loop'));
  const place = { host: '127.0.0.1', port: 0, isFlexible: false };
  const below = await listen(siteServer(folder, '/x/'), place);
  const root = await listen(siteServer(folder, '/'), place);
  port = below.port;
  rootPort = root.port;
  close = () => {
    below.server.close();
    root.server.close();
  };
});

afterAll(() => {
  close();
  rmSync(home, { recursive: true, force: true });
});

const get = (target: string, options = {}) => raw(port, requestFor(target, port, options));

describe('a site', () => {
  test.for([
    ['/x/', 200, 'Cover'],
    ['/x/brief/', 200, 'Brief'],
    ['/x/page', 200, 'Page'],
    ['/x/page.html', 200, 'Page'],
    ['/x/404', 200, 'Not found'],
    ['/x/b%C3%BCro/a%20b.txt', 200, 'Text.'],
    ['/x/evil.example/', 200, 'A folder'],
    ['/x/none', 404, 'Not found'],
    ['/x/page/', 404, 'Not found'],
    ['/y/', 404, 'Not found'],
  ] as const)('answers %s with %i', async ([target, status, text]) => {
    const answer = await get(target);
    expect([answer.status, answer.body]).toEqual([status, expect.stringContaining(text)]);
    expect(answer.headers).toMatchObject({ 'x-content-type-options': 'nosniff' });
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  test.for([
    ['/', '/x/'],
    ['/x', '/x/'],
    ['/x/brief', '/x/brief/'],
    ['/x/evil.example', '/x/evil.example/'],
  ] as const)('redirects %s to %s', async ([target, location]) => {
    const { status, headers } = await get(target);
    expect([status, headers.location]).toEqual([301, location]);
  });

  test('has its own headers', async () => {
    const { headers } = await get('/x/data.json');
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'cache-control': 'public',
      'x-robots-tag': 'noindex',
    });
    expect((await get('/x/nope')).headers['x-robots-tag']).toBe('noindex');
  });

  test('is served as it is now', async () => {
    writeFileSync(join(folder, 'new.txt'), 'one');
    expect((await get('/x/new.txt')).body).toBe('one');
    rmSync(join(folder, 'new.txt'));
    expect((await get('/x/new.txt')).status).toBe(404);
  });

  test('supports range and HEAD requests', async () => {
    const part = await get('/x/film.mp4', { headers: ['Range: bytes=2-4'] });
    expect([part.status, part.headers['content-range'], part.body]).toEqual([
      206,
      'bytes 2-4/10',
      '234',
    ]);
    expect((await get('/x/film.mp4', { headers: ['Range: bytes=-3'] })).body).toBe('789');
    expect((await get('/x/film.mp4', { headers: ['Range: bytes=5-2'] })).status).toBe(200);
    expect((await get('/x/film.mp4', { headers: ['Range: bytes=a-'] })).status).toBe(200);
    expect((await get('/x/empty.txt', { headers: ['Range: bytes=0-'] })).status).toBe(416);
    const beyond = await get('/x/film.mp4', { headers: ['Range: bytes=10-'] });
    expect([beyond.status, beyond.headers['content-range'], beyond.body]).toEqual([
      416,
      'bytes */10',
      '',
    ]);
    const head = await get('/x/film.mp4', { method: 'HEAD' });
    expect([head.status, head.headers['content-length'], head.body]).toEqual([200, '10', '']);
    expect((await get('/x/empty.txt')).status).toBe(200);
  });
});

describe('a path that is not part of the site', () => {
  test.for([
    'link.txt',
    'folder-link',
    'folder-link/',
    'folder-link/secret.txt',
    'dangling.txt',
    'loop',
    'loop/loop/',
    '.hidden',
    '.git/config',
    '.git',
    '.well-known/x',
    '..%2foutside',
    '..%2foutside/',
    '..%2foutside%2fsecret.txt',
    '..%2fnone',
    '%2e%2e/outside/',
    'brief/..%2f..%2foutside',
  ])('%s looks as if it did not exist', async (path) => {
    const { status, headers, body } = await get(`/x/${path}`);
    expect([status, headers.location, body]).toEqual([404, undefined, FILES['site/404.html']]);
  });
});

describe('any request', () => {
  test.for(HOSTILE_TARGETS)('for %j gets a safe response', async (target) => {
    for (const [where, prefix] of [
      [port, ''],
      [port, '/x'],
      [rootPort, ''],
    ] as const) {
      const { status, headers, body } = await raw(where, requestFor(prefix + target, where));
      expect([200, 301, 400, 404]).toContain(status);
      if (headers.location) expect(headers.location).toMatch(/^\/(?!\/)[\w.~/%-]*$/);
      expect(headers['set-cookie']).toBeUndefined();
      expect(body).not.toContain(SECRET);
      expect(body).not.toContain('<script>');
    }
    expect((await get('/x/')).status).toBe(200);
  });

  test.for(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE', 'PROPFIND', 'QUERY'])(
    'with %s is not allowed',
    async (method) => {
      const headers = ['Origin: http://evil.example', 'Access-Control-Request-Method: PUT'];
      const answer = await get('/x/', { method, headers });
      expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, HEAD']);
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-'))).toEqual([]);
    },
  );

  test('for a WebSocket or a tunnel is refused', async () => {
    const headers = ['Upgrade: websocket', 'Sec-WebSocket-Key: eA==', 'Sec-WebSocket-Version: 13'];
    const lines = [
      'GET /x/ HTTP/1.1',
      `Host: localhost:${port}`,
      'Connection: Upgrade, close',
      ...headers,
    ];
    expect((await raw(port, `${lines.join('\r\n')}\r\n\r\n`)).status).toBe(400);
    expect((await get('evil.example:443', { method: 'CONNECT' })).status).not.toBe(200);
    expect((await get('/x/')).status).toBe(200);
  });

  test('must name one host, the server’s', async () => {
    expect((await get('/x/', { host: `127.0.0.1:${port}` })).status).toBe(200);
    expect((await get('/x/', { host: `[::1]:${port}` })).status).toBe(200);
    for (const host of [
      'evil.example',
      `evil.example:${port}`,
      'localhost',
      `0.0.0.0:${port}`,
      '',
    ]) {
      const { status, body } = await get('/x/', { host });
      expect([status, body.includes('Cover')], host).toEqual([403, false]);
    }
    const end = 'Connection: close\r\n\r\n';
    expect((await raw(port, `GET /x/ HTTP/1.1\r\n${end}`)).status).toBe(400);
    expect((await raw(port, `GET /x/ HTTP/1.0\r\n${end}`)).status).toBe(400);
    const twice = `Host: localhost:${port}\r\nHost: evil.example\r\n`;
    expect((await raw(port, `GET /x/ HTTP/1.1\r\n${twice}${end}`)).status).toBe(400);
    const absolute = `GET http://localhost:${port}/x/ HTTP/1.1\r\nHost: evil.example\r\n${end}`;
    expect((await raw(port, absolute)).status).toBe(403);
  });

  test.for([
    '\r\n\r\n',
    'GET\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
    '\u0000\u0001\u0002\r\n\r\n',
    `GET /${'a'.repeat(99_999)} HTTP/1.1\r\n\r\n`,
  ])('that is noise (%#) stops nothing', async (noise) => {
    await raw(port, noise, { ends: true }).catch(() => null);
    expect((await get('/x/')).status).toBe(200);
  });
});

describe('the manifest of a site', () => {
  test('is used only if it is valid', () => {
    expect(siteIn(folder)).toEqual({ slug: 'demo', base: '/x/' });
    for (const text of [
      '',
      '{',
      'null',
      '[]',
      '{ "slug": "demo" }',
      '{ "slug": "demo", "base": "//evil.example/" }',
      '{ "slug": "demo", "base": "/x" }',
      '{ "slug": "demo", "base": "http://evil.example/" }',
      '{ "slug": "demo", "base": "/../" }',
      '{ "slug": "demo", "base": "/\\\\evil.example/" }',
    ]) {
      mkdirSync(join(home, 'said'), { recursive: true });
      writeFileSync(join(home, 'said', 'prebrief.json'), text);
      expect(siteIn(join(home, 'said')), text).toBeNull();
    }
    expect(siteIn(join(home, 'outside', 'secret.txt'))).toBeNull();
    expect(siteIn(join(home, 'nowhere'))).toBeNull();
  });
});
