import type { RequestListener } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { type Answers, answering } from '../../src/serve/answering.ts';
import { listen } from '../../src/serve/listen.ts';
import { send } from '../../src/serve/send.ts';
import { raw, requestFor } from './raw.ts';

async function served(answers: Answers): Promise<number> {
  const handle: RequestListener = answering(answers);
  const { server, port } = await listen(handle, { host: '127.0.0.1', port: 0, isFlexible: false });
  onTestFinished(() => void server.close());
  return port;
}

test('an error is answered with a generic message, and stops nothing', async () => {
  const port = await served({
    answer({ target }) {
      if (target.isFolder) throw new Error('/home/dana: <script>');
      return Promise.reject('no error at all');
    },
  });
  for (const target of ['/a', '/a/']) {
    const { status, body, headers } = await raw(port, requestFor(target, port));
    expect([status, headers['content-type']]).toEqual([500, 'text/plain; charset=utf-8']);
    expect(body).not.toMatch(/dana|script|error/);
  }
});

test('a response that breaks off does not look complete', async () => {
  const port = await served({
    answer(_, response) {
      response.write('Half of');
      throw new Error('Something happened.');
    },
  });
  const { body } = await raw(port, requestFor('/', port));
  expect(body).not.toContain('0\r\n\r\n');
  expect((await raw(port, requestFor('*', port))).status).toBe(400);
});

test('actions require POST, everything else GET or HEAD', async () => {
  const port = await served({
    answer: (_, response) => send(response, 200, '.txt', 'Done.'),
    isAction: ({ names }) => names?.[0] === 'do',
  });
  const status = (target: string, method: string) =>
    raw(port, requestFor(target, port, { method, headers: ['Content-Length: 0'] })).then(
      (answer) => [answer.status, answer.headers.allow],
    );
  expect(await status('/do', 'POST')).toEqual([200, undefined]);
  expect(await status('/do', 'GET')).toEqual([405, 'POST']);
  expect(await status('/do', 'HEAD')).toEqual([405, 'POST']);
  expect(await status('/read', 'POST')).toEqual([405, 'GET, HEAD']);
  expect(await status('/read', 'GET')).toEqual([200, undefined]);
});
