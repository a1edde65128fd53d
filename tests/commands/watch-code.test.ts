import { test } from 'vitest';
import { repository } from '../repository.ts';
import { validFiles } from '../valid-workspace.ts';
import { outputOf, workspace } from './run.ts';

test('a commit triggers a check even if no document has changed', async () => {
  const made = workspace();
  const { 'src/billing/retry.ts': _, ...documents } = validFiles();
  const git = repository(documents, made.root);
  const child = made.start(['check', '--watch']);
  const findings = outputOf(child, 'stdout');
  await findings.until(/repo\/missing-file/);
  await outputOf(child, 'stderr').until(/Watching/);
  git.commit({ 'src/billing/retry.ts': 'export function retryInvoice() {}\n' });
  await findings.until(/No problems/);
});
