import { expect, onTestFinished, test } from 'vitest';
import { contractorChurn } from '../../src/metrics/contractor-churn.ts';
import { fileHistory } from '../../src/repo/file-history.ts';
import { readHistory } from '../../src/repo/history.ts';
import { repository } from '../repository.ts';

test('no history is affected by what a hook sets for its own repository', async () => {
  const made = repository();
  made.commit({ 'content/a.mdx': 'a\nb\n' }, '2026-12-02');
  made.commit({ 'content/a.mdx': 'a\n' }, '2027-03-01');
  process.env.GIT_DIR = '/nowhere';
  onTestFinished(() => void delete process.env.GIT_DIR);
  const history = await readHistory(made.checkout(), 'content');
  expect(history.state === 'known' && history.blobs.size).toBe(2);
  expect(await fileHistory(made.checkout(), 'content/a.mdx')).toHaveLength(2);
  const facts = { email: 'sam@example.com', starts: '2026-12-01', ends: '2027-01-15' };
  expect((await contractorChurn(made.checkout(), facts)).missing).toBe(null);
});
