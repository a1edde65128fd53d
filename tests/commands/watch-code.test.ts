import { expect, test } from 'vitest';
import { repository } from '../repository.ts';
import { validFiles } from '../valid-workspace.ts';
import { said, workspace } from './run.ts';

test('a commit is noticed, though no document has changed', async () => {
  const made = workspace();
  const { 'src/billing/retry.ts': _, ...documents } = validFiles();
  const git = repository(documents, made.root);
  const child = made.start(['check', '--watch']);
  await said(child, 'stdout', /repo\/missing-file/);
  // The watcher is ready after the first run; watching git's files takes a moment longer.
  await new Promise((resolve) => setTimeout(resolve, 500));
  const clean = said(child, 'stdout', /No problems/);
  git.commit({ 'src/billing/retry.ts': 'export function retryInvoice() {}\n' });
  expect(await clean).toBeTruthy();
});
