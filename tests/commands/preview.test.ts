import { once } from 'node:events';
import { renameSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { validFiles } from '../valid-workspace.ts';
import { said, workspace } from './run.ts';

test('serves sites like a static host, each on its own origin', async () => {
  const files = validFiles();
  const made = workspace(files);
  for (const [path, text] of Object.entries(files)) {
    made.write({ [path.replace('/demo/', '/other/')]: text });
  }
  await made.run(['build', '--base', '/x/']);
  const child = made.start(['preview', '--port', '0']);
  const [, url = '', second = ''] = await said(child, 'stdout', /demo {2}(\S+)\nother {2}(\S+)\n/);
  expect(new URL(url).origin).not.toBe(new URL(second).origin);
  expect(url).toMatch(/^http:\/\/localhost:\d+\/x\/$/);

  const page = await fetch(`${url}brief/`);
  expect([page.status, page.headers.get('x-content-type-options')]).toEqual([200, 'nosniff']);
  expect((await fetch(`${url}brief`)).url).toBe(`${url}brief/`);
  const missing = await fetch(`${url}brief/nope/`);
  expect([missing.status, await missing.text()]).toEqual([
    404,
    expect.stringContaining('not found'),
  ]);
  const { origin } = new URL(url);
  // Nothing outside the site, however it is requested.
  for (const path of [
    '/x/..%2f..%2fpackage.json',
    '/x/%2e%2e/%2e%2e/content/demo/index.mdx',
    '/x/.hidden',
    '/x/%',
  ]) {
    const { status } = await fetch(origin + path);
    expect.soft(status, path).toBe(404);
  }
});

test('a port that is taken is an error, and no other is chosen', async () => {
  const made = workspace(validFiles());
  await made.run(['build']);
  const server = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  for (const command of ['preview', 'dev']) {
    const { code, stdout, stderr } = await made.run([command, '--port', String(port)]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(new RegExp(`^prebrief: Port ${port} is taken.*--port.*\\n$`));
  }
});

test('repairs an interrupted swap first', async () => {
  const made = workspace(validFiles());
  await made.run(['build']);
  renameSync(made.path('dist/demo'), made.path('dist/.demo.1073741824-abc.previous'));
  const child = made.start(['preview', '--port', '0']);
  const [, url = ''] = await said(child, 'stdout', /demo {2}(\S+)\n/);
  expect((await fetch(url)).status).toBe(200);
});

test('says which site has not been built', async () => {
  const made = workspace(validFiles());
  expect((await made.run(['preview'])).stderr).toContain('Run "prebrief build"');
  await made.run(['build']);
  const { code, stderr } = await made.run(['preview', 'dmo']);
  expect([code, stderr]).toEqual([2, expect.stringContaining('Did you mean "demo"?')]);
});
