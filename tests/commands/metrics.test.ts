import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { filesIn } from '../../src/press/compile-press.ts';
import { DANA, repository as repositoryIn, SAM } from '../repository.ts';
import { validFiles } from '../valid-workspace.ts';
import { workspace } from './run.ts';

const files = validFiles();
const INDEX = 'content/demo/index.mdx';
const SPEC = 'content/demo/spec.mdx';
const index = (files[INDEX] ?? '').replace('Sam Ortiz,', 'Sam Ortiz, email: sam@example.com,');

const pull = (number: number, opened: string, merged: string | null, reviewed: string) => ({
  number,
  title: `qztitle${number}xw`,
  author: { login: 'sam', is_bot: false },
  createdAt: `2026-12-${opened}:00Z`,
  mergedAt: merged && `2026-12-${merged}:00Z`,
  reviews: [
    { author: { login: 'dana' }, submittedAt: `2026-12-${reviewed}:00Z`, body: 'qzbodyxw' },
  ],
  commits: [],
});
const pulls = JSON.stringify([
  pull(7, '02T09:00', '03T09:00', '02T12:00'),
  pull(8, '04T09:00', '06T09:00', '04T10:00'),
  pull(9, '07T09:00', null, '07T11:00'),
]);

/** A workspace in a repository with a month of history. */
function delivered(more: Record<string, string> = {}) {
  const made = workspace({ ...files, [INDEX]: index, ...more });
  const repository = repositoryIn({}, made.root);
  const retry = 'export function retryInvoice() {}\n';
  repository.commit({ 'src/billing/retry.ts': retry }, '2026-11-20', DANA);
  repository.commit({ 'src/a.ts': 'one\ntwo\nthree\nfour\n' }, '2026-12-02', SAM);
  repository.commit({ 'src/a.ts': 'one\ntwo\nthree\n' }, '2026-12-03', DANA);
  const done = (files[SPEC] ?? '').replace('[ ] **AC-1', '[x] **AC-1');
  repository.commit({ [SPEC]: done }, '2027-01-10', DANA);
  return { ...made, repository };
}

test('prints every metric with its source, as a table and as JSON', async () => {
  const made = delivered({ 'exports/pulls.json': pulls });
  const args = ['metrics', 'demo', '--pulls', 'exports/pulls.json'];
  const table = await made.run(args);
  expect(table).toMatchObject({ code: 0, stderr: '' });
  expect(table.stdout).toContain(`demo  Demo, 2026-12-01 to 2027-01-15

Pull-request cycle time  median 36 h, p90 45.6 h, 2 pull requests
  Source: exports/pulls.json: 2 of 3 pull requests in the export. 1 more was
  not merged. Pull requests by anyone count, because no commit in the export
  shows the contractor’s login.
Time to first review     median 2 h, p90 2.8 h, 3 pull requests
`);
  expect(table.stdout).toContain('\nCode churn               25 %, 1 of 4 lines\n');
  expect(table.stdout).toContain('\nAcceptance criteria      1 of 1 checked, 0 open\n');

  const { stdout } = await made.run([...args, '--format', 'json']);
  const [demo] = JSON.parse(stdout).engagements;
  expect(demo.metrics.cycleTime.value).toMatchObject({ median: 36, p90: 45.6, waiting: 1 });
  expect(demo.metrics.churn.value).toMatchObject({ lines: 4, rewritten: 1, share: 0.25 });
  expect(demo.metrics.burndown.value.points).toMatchObject([
    { day: '2026-11-20', criteria: 1, checked: 0 },
    { day: '2027-01-10', criteria: 1, checked: 1 },
  ]);
});

test('finds the export next to the documents, and works without one', async () => {
  const made = delivered({ 'content/demo/pulls.json': pulls });
  expect((await made.run(['metrics'])).stdout).toContain('Source: content/demo/pulls.json: 2 of 3');
  const bare = workspace(files);
  const { code, stdout } = await bare.run(['metrics']);
  expect(code).toBe(0);
  expect(stdout.match(/no figure\. .*/g)).toEqual([
    'no figure. There is no pull-request export. Pass it with --pulls, or put it next to the documents as pulls.json.',
    'no figure. There is no pull-request export. Pass it with --pulls, or put it next to the documents as pulls.json.',
    'no figure. The engagement does not give the contractor’s e-mail address, which is needed to find their commits.',
    'no figure. There is no git repository, or git is not installed.',
  ]);
});

test('reports a user error in one line', async () => {
  const made = workspace({ ...files, 'bad.json': '[{"number": 1, "createdAt": 5}]' });
  const error = async (...args: string[]) => {
    const { code, stdout, stderr } = await made.run(['metrics', ...args]);
    expect([code, stdout]).toEqual([2, '']);
    return stderr;
  };
  expect(await error('--pulls', 'bad.json')).toBe(
    'prebrief: bad.json: [0].createdAt must be a date-time such as 2026-12-01T09:00:00Z, not a number.\n',
  );
  expect(await error('--pulls', 'none.json')).toBe(
    'prebrief: The file none.json does not exist.\n',
  );
  expect(await error('--format', 'jsn')).toBe(
    'prebrief: There is no format "jsn". Did you mean "json"?\n',
  );
  expect(await error('dmeo')).toContain('Did you mean "demo"?');
});

test('warns if an export is exactly as long as gh makes it by default', async () => {
  const thirty = Array.from({ length: 30 }, () => pull(7, '02T09:00', '03T09:00', '02T12:00'));
  const made = workspace({ ...files, 'p.json': JSON.stringify(thirty) });
  const { code, stderr } = await made.run(['metrics', '--pulls', 'p.json']);
  expect([code, stderr]).toEqual([
    0,
    'p.json contains 30 pull requests, the limit at which gh stops. If there are more, export them with --limit 1000.\n',
  ]);
});

describe('the page', () => {
  test('is on the team site, with figures and nothing else from the export', async () => {
    // The name of another engagement is a word on the page, and it has an export, too.
    const others = Object.fromEntries(
      Object.entries(files).map(([path, text]) => [path.replace('/demo/', '/churn/'), text]),
    );
    const made = delivered({
      ...others,
      'content/demo/pulls.json': pulls,
      'content/churn/pulls.json': pulls,
    });
    const team = await made.run(['build', 'demo', '--audience', 'team', '--today', '2026-12-01']);
    expect([team.code, team.stdout]).toEqual([0, '']);
    const page = readFileSync(made.path('dist-team/demo/metrics/index.html'), 'utf8');
    expect(page.match(/<svg class="chart"/g)).toHaveLength(4);
    expect(page).toContain('Pull-request cycle time of 2 pull requests: median 36 h');
    const all = (folder: string) =>
      filesIn(made.path(folder))
        .map((file) => file + readFileSync(file, 'latin1'))
        .join('\n');
    expect(all('dist-team')).not.toMatch(/qz\w+xw|pulls\.json/);

    await made.run(['build', 'demo', '--today', '2026-12-01']);
    expect(filesIn(made.path('dist')).filter((file) => file.includes('metrics'))).toEqual([]);
    expect(all('dist')).not.toMatch(/qz\w+xw|href="\/metrics/);

    // The same bytes on another day.
    const before = page;
    await made.run(['build', 'demo', '--audience', 'team', '--today', '2026-12-05']);
    expect(readFileSync(made.path('dist-team/demo/metrics/index.html'), 'utf8')).toBe(before);
  });

  test('gives way to a document of that name, and is not built from a malformed export', async () => {
    const own =
      '---\ntitle: Ours\ndescription: Ours.\n---\n\n## How\n\nOurs, as the [spec](./spec.mdx) has it.\n';
    const made = workspace({ ...files, 'content/demo/metrics.mdx': own });
    for (const [folder, ...audience] of [['dist'], ['dist-team', '--audience', 'team']]) {
      expect((await made.run(['build', ...audience])).code).toBe(0);
      const page = readFileSync(made.path(`${folder}/demo/metrics/index.html`), 'utf8');
      expect(page).toContain('Ours, as the <a href="/spec/">spec</a> has it.');
      expect(page.match(/<h1/g)).toHaveLength(1);
      expect(page).not.toContain('Code churn');
    }

    const broken = workspace({ ...files, 'content/demo/pulls.json': '{}' });
    const { code, stderr } = await broken.run(['build', '--audience', 'team']);
    expect(code).toBe(1);
    expect(stderr).toContain('content/demo/pulls.json must contain a list of pull requests');
    expect((await broken.run(['build'])).code).toBe(0);
  });
});
