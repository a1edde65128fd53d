import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { repository } from '../repository.ts';
import { validFiles } from '../valid-workspace.ts';
import { type Workspace, workspace } from './run.ts';

const QUEUE = `export class Queue {
  claim(id: number) {
    return id;
  }

  release() {
    return null;
  }
}
`;
const RETRY = 'export function retryInvoice() {}\n';
const LINES = Array.from({ length: 40 }, (_, index) => `line ${index + 1};\n`).join('');

const PAGE = `---
title: Page
description: A page.
covers: ["src/export/**"]
---

[claim](repo:src/queue.ts#claim), [release](repo:src/queue.ts#Queue.release)
[lines](repo:src/lines.ts#L10-L12)

<Snippet from="src/lines.ts#L30" />

[all][1] and [the folder](repo:src/http/)

[1]: repo:src/main.ts
`;

/** A workspace whose engagement pins the first commit of its own repository. */
function pinned(page = PAGE) {
  const made = workspace();
  const git = repository({}, made.root);
  const files = validFiles();
  const code = {
    'src/queue.ts': QUEUE,
    'src/lines.ts': LINES,
    'src/main.ts': 'start();\n',
    'src/billing/retry.ts': RETRY,
    'src/http/router.ts': 'route();\n',
    'src/export/rows.ts': 'rows();\n',
  };
  const first = git.commit(code);
  const index = files['content/demo/index.mdx'] ?? '';
  git.commit({
    ...files,
    'content/demo/index.mdx': index.replace(
      'people:',
      `repository: { commit: "${first.slice(0, 10)}", url: https://github.com/northwind/billing } # pinned\npeople:`,
    ),
    'content/demo/page.mdx': page,
  });
  return { made, git, first };
}

const read = (made: Workspace, path: string) => readFileSync(made.path(path), 'utf8');
const states = (stdout: string) => stdout.split('\n').filter((line) => /^\w/.test(line));

test('reports the state of each reference, and shows what changed', async () => {
  const { made, git } = pinned();
  git.commit({
    'src/queue.ts': `// Above it.\n${QUEUE.replace('return id;', 'return id + 1;')}`,
    'src/lines.ts': LINES.replace('line 1;', 'line 0;\nline 1;').replace(
      'line 30;',
      'line thirty;',
    ),
    'src/main.ts': null,
    'src/export/rows.ts': 'rows(1);\n',
  });
  const { code, stdout, stderr } = await made.run(['drift']);
  expect(code).toBe(1);
  expect(states(stdout)).toEqual([
    expect.stringMatching(
      /^unchanged src\/billing\/retry.ts#retryInvoice content\/demo\/brief.mdx:\d+$/,
    ),
    'changed src/export/** content/demo/page.mdx:4',
    'changed src/queue.ts#claim content/demo/page.mdx:7',
    'unchanged src/queue.ts#Queue.release content/demo/page.mdx:7',
    'moved src/lines.ts#L10-L12 content/demo/page.mdx:8',
    'changed src/lines.ts#L30 content/demo/page.mdx:10',
    'gone src/main.ts content/demo/page.mdx:12',
    'unchanged src/http/ content/demo/page.mdx:12',
  ]);
  expect(stdout).toContain('    now src/lines.ts#L11-L13\n');
  expect(stdout).toContain('    -line 30;\n    +line thirty;\n');
  expect(stdout).toContain('    1 file, 1 commit, +1 -1 lines\n');
  expect(stdout).toContain('    -    return id;\n    +    return id + 1;\n');
  expect(stderr).toBe('3 unchanged, 1 moved, 3 changed, 1 gone.\n');
});

test('--fix updates moved references, and advances the commit if nothing is changed or gone', async () => {
  const { made, git, first } = pinned();
  git.git('mv', 'src/queue.ts', 'src/work queue.ts');
  git.git('mv', 'src/main.ts', 'src/start.ts');
  git.git('mv', 'src/http', 'src/web');
  const to = git.commit({ 'src/lines.ts': `line 0;\n${LINES}` });
  const before = read(made, 'content/demo/page.mdx');
  const { code, stdout, stderr } = await made.run(['drift', '--fix']);
  expect([code, stderr]).toEqual([
    0,
    '2 unchanged, 6 moved.\ncontent/demo/index.mdx: rewritten\ncontent/demo/page.mdx: rewritten\n',
  ]);
  expect(states(stdout).filter((line) => line.startsWith('moved'))).toHaveLength(6);
  expect(read(made, 'content/demo/page.mdx')).toBe(
    before
      .replace('src/queue.ts#claim', 'src/work%20queue.ts#claim')
      .replace('src/queue.ts#Queue', 'src/work%20queue.ts#Queue')
      .replace('#L10-L12', '#L11-L13')
      .replace('#L30', '#L31')
      .replace('src/http/', 'src/web/')
      .replace('src/main.ts', 'src/start.ts'),
  );
  expect(read(made, 'content/demo/index.mdx')).toContain(
    `repository: { commit: "${to}", url: https://github.com/northwind/billing } # pinned\n`,
  );
  expect(read(made, 'content/demo/index.mdx')).not.toContain(first.slice(0, 10));
  const again = await made.run(['drift', '--fix']);
  expect([again.code, again.stderr]).toEqual([0, '8 unchanged.\n']);
  const check = await made.run(['check']);
  expect([check.code, check.stdout]).toEqual([0, expect.stringContaining('No problems')]);
});

test('--affirm records that a text still holds, and --fix removes the record', async () => {
  const { made, git } = pinned();
  git.commit({ 'src/lines.ts': LINES.replace('line 11;', 'line eleven;\nline 11.5;') });
  git.commit({
    'src/lines.ts': `line 0;\n${LINES.replace('line 11;', 'line eleven;\nline 11.5;')}`,
  });
  const stale = await made.run(['check']);
  expect(stale.code).toBe(0);
  expect(stale.stdout).toMatch(/warning.*"src\/lines.ts#L10-L12" has changed on main/);

  const refused = await made.run(['drift', '--fix']);
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain('prebrief drift --affirm content/demo/page.mdx:8\n');
  const head = git.git('rev-parse', 'HEAD').trim();
  const affirmed = await made.run(['drift', '--affirm', './content/demo/page.mdx:8']);
  expect([affirmed.code, states(affirmed.stdout)]).toEqual([0, expect.any(Array)]);
  expect(read(made, 'content/demo/page.mdx')).toContain(
    `covers: ["src/export/**"]\naffirmed:\n  src/lines.ts#L10-L12: ${head}\n---\n`,
  );
  // Its lines at that commit differ from the ones in the document.
  expect(affirmed.stdout).toContain(
    'moved src/lines.ts#L10-L12 content/demo/page.mdx:10\n    now src/lines.ts#L11-L14\n',
  );
  expect((await made.run(['check'])).stdout).toContain('No problems');

  expect((await made.run(['drift', '--fix'])).code).toBe(0);
  const page = read(made, 'content/demo/page.mdx');
  expect(page).not.toContain('affirmed');
  expect(page).toContain('[lines](repo:src/lines.ts#L11-L14)');
});

test('an affirmed reference is compared from the affirmed commit on', async () => {
  const { made, git } = pinned();
  git.commit({ 'src/main.ts': 'start(1);\n' });
  await made.run(['drift', '--affirm', 'content/demo/page.mdx:12']);
  expect((await made.run(['drift'])).code).toBe(0);
  git.commit({ 'src/main.ts': 'start(2);\n' });
  const { code, stdout } = await made.run(['drift']);
  expect([code, stdout]).toEqual([1, expect.stringContaining('    -start(1);\n    +start(2);\n')]);
});

test('--to accepts any ref, and refuses unknown ones and options', async () => {
  const { made, git, first } = pinned();
  git.commit({ 'src/main.ts': 'start(1);\n' });
  expect((await made.run(['drift', '--to', first])).code).toBe(0);
  expect((await made.run(['drift', '--to', 'HEAD'])).code).toBe(1);
  for (const ref of ['nowhere', '--to=x', '--output=/tmp/x', 'HEAD:src/main.ts', '']) {
    const { code, stderr, stdout } = await made.run(['drift', `--to=${ref}`]);
    expect.soft([code, stdout]).toEqual([2, '']);
    expect.soft(stderr).toMatch(/^prebrief: There is no branch, tag or commit .*\n$/);
  }
});

test('--format json and github', async () => {
  const { made, git, first } = pinned();
  const to = git.commit({
    'src/main.ts': 'start("%0A::error::");\n',
    'src/lines.ts': `\n${LINES}`,
  });
  const json = await made.run(['drift', '--format', 'json']);
  const { version, references } = JSON.parse(json.stdout);
  expect([version, references.length]).toEqual([1, 8]);
  expect(references.find((one: { state: string }) => one.state === 'changed')).toEqual({
    engagement: 'demo',
    state: 'changed',
    reference: 'src/main.ts',
    kind: 'link',
    file: 'content/demo/page.mdx',
    range: { start: { line: 12, column: 1 }, end: { line: 12, column: 9 } },
    from: first,
    to,
    now: null,
    diff: '@@ -1 +1 @@\n-start();\n+start("%0A::error::");\n',
    size: null,
  });
  const github = await made.run(['drift', '--format', 'github']);
  expect(github.stdout.split('\n').sort().slice(1)).toEqual([
    expect.stringMatching(
      /^::error file=content\/demo\/page.mdx,line=12,endLine=12,title=drift::"src\/main.ts" has changed\./,
    ),
    expect.stringMatching(
      /^::warning file=content\/demo\/page.mdx,line=10,.*::"src\/lines.ts#L30" has moved to "src\/lines.ts#L31"/,
    ),
    expect.stringMatching(/^::warning file=content\/demo\/page.mdx,line=8,/),
  ]);
});

test('without a pinned commit, a repository or its history, there is nothing to compare', async () => {
  const none = workspace(validFiles());
  const unpinned = await none.run(['drift']);
  expect([unpinned.code, unpinned.stdout]).toEqual([0, '']);
  expect(unpinned.stderr).toMatch(/^demo pins no commit, .*\n$/);
  repository(validFiles(), none.root);
  const misspelt = await none.run(['drift', '--to', 'mian']);
  expect([misspelt.code, misspelt.stderr]).toEqual([2, expect.stringContaining('"mian"')]);

  const { made, git, first } = pinned();
  git.commit({ 'src/main.ts': 'start(1);\n' });
  const clone = workspace();
  const url = `file://${made.root.replaceAll(' ', '%20')}`;
  git.git('clone', '--quiet', '--depth', '1', url.replaceAll('%20', ' '), clone.path('clone'));
  const shallow = await clone.in('clone').run(['drift']);
  expect([shallow.code, shallow.stdout]).toEqual([2, '']);
  expect(shallow.stderr).toMatch(/shallow clone.*git fetch/);
  const check = await clone.in('clone').run(['check', '--format', 'json']);
  expect(JSON.parse(check.stdout).diagnostics).toEqual([
    expect.objectContaining({
      rule: 'frontmatter/schema',
      file: 'content/demo/index.mdx',
      message: `The repository has no commit "${first.slice(0, 10)}".`,
      hint: expect.stringContaining('shallow clone'),
    }),
  ]);
});

test('secrets in a diff are masked', async () => {
  const { made, git } = pinned();
  const secret = `ghp_${'a1B2c3D4'.repeat(4)}abcd`;
  git.commit({ 'src/main.ts': `start("${secret}");\n` });
  const { stdout } = await made.run(['drift']);
  expect(stdout).toContain('+start("****');
  expect(stdout).not.toContain(secret.slice(8));
});

test('without a repository, one line says that references are not checked', async () => {
  const { code, stdout, stderr } = await workspace(validFiles()).run(['check']);
  expect([code, stdout]).toEqual([0, expect.stringContaining('No problems')]);
  expect(stderr).toBe('Code references are not checked (demo): there is no git repository.\n');
});
