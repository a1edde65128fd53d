import { describe, expect, test } from 'vitest';
import { hostProblem, hostsOf } from '../../src/serve/trusted-hosts.ts';

const MACHINE = ['Box', '192.168.1.7', 'fe80::1'];
const problem = (listening: string, host: string, port = 4321) =>
  hostProblem(['Accept', '*/*', 'Host', host], hostsOf(listening, port, MACHINE));

describe('a server on localhost', () => {
  test.for(['localhost:4321', 'LocalHost:4321', '127.0.0.1:4321', '[::1]:4321'])(
    'answers to %s',
    (host) => {
      for (const listening of ['127.0.0.1', 'localhost', '::1']) {
        expect(problem(listening, host)).toBeNull();
      }
    },
  );

  test.for([
    'localhost',
    'localhost:80',
    'localhost:04321',
    'localhost:4321 ',
    'localhost.:4321',
    'localhost:4321.evil.example',
    'evil.example',
    'evil.example:4321',
    'localhost.evil.example:4321',
    'evil.localhost:4321',
    '127.0.0.1.evil.example:4321',
    '127.0.0.2:4321',
    '127.1:4321',
    '2130706433:4321',
    '0.0.0.0:4321',
    '0:4321',
    '[::]:4321',
    '::1:4321',
    '[::1%lo]:4321',
    '[0:0:0:0:0:0:0:1]:4321',
    '[::ffff:127.0.0.1]:4321',
    '192.168.1.7:4321',
    'box:4321',
    'user@localhost:4321',
    'localhost:4321, evil.example',
    'http://localhost:4321',
    'localhost:4321/',
    '',
  ])('does not answer to %j', (host) => {
    expect(problem('127.0.0.1', host)).toBe(403);
  });
});

describe('a server on another address', () => {
  test('answers only to the address or name it was given', () => {
    expect(problem('192.168.1.7', '192.168.1.7:4321')).toBeNull();
    expect(problem('Box.example', 'box.example:4321')).toBeNull();
    expect(problem('fe80::1', '[fe80::1]:4321')).toBeNull();
    expect(problem('192.168.1.7', 'localhost:4321')).toBe(403);
    expect(problem('192.168.1.7', 'box:4321')).toBe(403);
    expect(problem('box.example', 'evil.example:4321')).toBe(403);
  });

  test.for(['0.0.0.0', '::'])(
    'on %s answers to every name of the machine, and to no other',
    (listening) => {
      for (const host of ['box', 'localhost', '127.0.0.1', '[::1]', '192.168.1.7', '[fe80::1]']) {
        expect(problem(listening, `${host}:4321`), host).toBeNull();
        expect(problem(listening, `${host}:4322`), host).toBe(403);
      }
      for (const host of [
        'evil.example',
        '192.168.1.8',
        '[::ffff:127.0.0.1]',
        'box.evil.example',
      ]) {
        expect(problem(listening, `${host}:4321`), host).toBe(403);
      }
    },
  );
});

test('port 80 can be omitted', () => {
  expect(problem('127.0.0.1', 'localhost', 80)).toBeNull();
  expect(problem('127.0.0.1', 'localhost:80', 80)).toBeNull();
});

test('a request needs exactly one Host header', () => {
  const hosts = hostsOf('127.0.0.1', 4321, []);
  expect(hostProblem([], hosts)).toBe(400);
  expect(hostProblem(['Accept', 'Host'], hosts)).toBe(400);
  const host = 'localhost:4321';
  expect(hostProblem(['Host', host, 'host', host], hosts)).toBe(400);
  expect(hostProblem(['Host', host, 'HOST', 'evil.example'], hosts)).toBe(400);
});
