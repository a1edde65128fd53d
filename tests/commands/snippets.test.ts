import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { repository } from '../repository.ts';
import { validFiles } from '../valid-workspace.ts';
import { workspace } from './run.ts';

const RETRY = `/** Not part of it. */
export function retryInvoice() {
  return 'the four attempts that an invoice is given before a person looks at it again';
}
`;

function pinned(page: string, more: Record<string, string> = {}) {
  const made = workspace();
  const git = repository({}, made.root);
  const files = { ...validFiles(), ...more };
  const first = git.commit({ 'src/billing/retry.ts': RETRY });
  const index = files['content/demo/index.mdx'] ?? '';
  const facts = `repository: { commit: "${first}", url: https://github.com/northwind/billing }\n`;
  files['content/demo/index.mdx'] = index.replace('people:', `${facts}people:`);
  files['content/demo/page.mdx'] = `---\ntitle: Page\ndescription: A page.\n---\n\n${page}\n`;
  git.commit(files);
  return { made, git, first };
}

test('a page shows the code at the pinned commit, with that commit, and marks drift', async () => {
  const { made, git, first } = pinned(
    '<Snippet from="src/billing/retry.ts#retryInvoice" title="Retry" />',
  );
  git.commit({ 'src/billing/retry.ts': RETRY.replace('four', 'five') });
  const { code, stderr } = await made.run(['build']);
  expect([code, stderr]).toEqual([0, expect.stringContaining('✓ demo')]);
  const html = readFileSync(made.path('dist/demo/page/index.html'), 'utf8');
  const text = html.replace(/<[^>]*>/g, '');
  expect(text).toContain('the four attempts');
  expect(text).not.toContain('Not part of it');
  expect(text).toContain(`src/billing/retry.ts, lines 2–4, at ${first.slice(0, 7)}`);
  expect(html).toContain(`/blob/${first}/src/billing/retry.ts#L2-L4"`);
  expect(html).toMatch(
    /Verified at commit<\/dt>.*?<a href="https:\/\/github.com\/northwind\/billing\/commit\/[0-9a-f]{40}">/s,
  );
  expect(text).toContain('changed on main since');
  const again = readFileSync(made.path('dist/demo/page/index.html'), 'utf8');
  await made.run(['build', '--today', '2026-11-29']);
  expect(readFileSync(made.path('dist/demo/page/index.html'), 'utf8')).toBe(again);
});

test('may show code that another engagement quotes, too, but not its documents', async () => {
  const other = (validFiles()['content/demo/index.mdx'] ?? '').replace(
    'title: Demo',
    'title: Zephyr vault',
  );
  const quoted = `---\ntitle: Their notes\ndescription: D.\n---\n\n\`\`\`ts\n${RETRY}\`\`\`\n`;
  const theirs = { 'content/zephyr/index.mdx': other, 'content/zephyr/quarantine.mdx': quoted };
  const allowed = pinned('<Snippet from="src/billing/retry.ts" />', theirs);
  expect(await allowed.made.run(['build', 'demo'])).toMatchObject({ code: 0 });

  const leaking = pinned('<Snippet from="content/zephyr/quarantine.mdx" />', theirs);
  const facts = leaking.made.path('content/demo/index.mdx');
  const head = leaking.git.git('rev-parse', 'HEAD').trim();
  leaking.git.write({
    'content/demo/index.mdx': readFileSync(facts, 'utf8').replace(leaking.first, head),
  });
  const refused = await leaking.made.run(['build', 'demo']);
  expect([refused.code, refused.stdout]).toEqual([
    1,
    expect.stringMatching(/is workspace content.* repo\/missing-file$/m),
  ]);
  expect(existsSync(leaking.made.path('dist/demo'))).toBe(false);
});

test('code that contains a secret is not published', async () => {
  const { made, git } = pinned('<Snippet from="deploy.sh" />');
  const secret = `ghp_${'a1B2c3D4'.repeat(4)}abcd`;
  const head = git.commit({ 'deploy.sh': `curl -H "Authorization: token ${secret}"\n` });
  const index = readFileSync(made.path('content/demo/index.mdx'), 'utf8');
  git.write({ 'content/demo/index.mdx': index.replace(/commit: "\w+"/, `commit: "${head}"`) });
  const { code, stdout, stderr } = await made.run(['build']);
  expect(code).toBe(1);
  expect(stdout).toMatch(
    /page.mdx\n {2}6:1 {2}error .*GitHub token, 40 characters, on line 1 of deploy.sh.*secrets\/found/s,
  );
  expect(stdout + stderr).not.toContain(secret.slice(4));
});
