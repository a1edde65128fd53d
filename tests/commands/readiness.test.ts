import { expect, test } from 'vitest';
import { validFiles } from '../valid-workspace.ts';
import { workspace } from './run.ts';

const TICKET = '---\ntitle: Ticket\ndescription: A ticket.\n---\n';

test('findings are evidence, and no reason to fail', async () => {
  const { run } = workspace({
    ...validFiles(),
    'content/demo/tickets/0001-empty.mdx': TICKET,
    'content/other/index.mdx': '---\ntitle: [\n---\n',
  });
  const one = await run(['readiness', 'demo', '--format', 'json']);
  expect(one.code).toBe(0);
  expect(one.stderr).toBe(
    'demo has no readiness document. "prebrief new readiness --in demo" writes one.\n',
  );
  const { engagements } = JSON.parse(one.stdout);
  expect(engagements[0].signs[0].shown).toEqual({
    summary: 'Tickets without an error: 0 of 1. With errors: "Ticket".',
    withoutError: 0,
    of: 1,
    tickets: [{ file: 'content/demo/tickets/0001-empty.mdx', errors: 6 }],
  });

  const all = await run(['readiness']);
  expect(all.code).toBe(0);
  expect(all.stdout).toContain('Demo (demo)\n');
  expect(all.stdout).toContain('Required documents complete: 0 of 7.');
});

test('takes one engagement or none', async () => {
  const { run } = workspace(validFiles());
  expect((await run(['readiness', 'demo', 'demo'])).code).toBe(2);
  expect((await run(['readiness', 'demmo'])).stderr).toContain('Did you mean "demo"?');
});
