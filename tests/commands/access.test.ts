import { expect, test } from 'vitest';
import { validFiles } from '../valid-workspace.ts';
import { type Workspace, workspace } from './run.ts';

/** A workspace with a single grant that expires on a day. */
function expiring(expires: string): Workspace {
  const file = 'content/demo/access.mdx';
  const files = validFiles();
  const grant = `system: GitHub, level: read, environment: staging, expires: ${expires}, status: granted`;
  const access = files[file]?.replace('---\n\n', `grants: [{ ${grant} }]\n---\n\n`) ?? '';
  return workspace({ ...files, [file]: access });
}

test('with --due, fails from the day after a grant expires', async () => {
  const { run } = expiring('2026-12-01');
  const on = (today: string, ...args: string[]) => run(['access', '--today', today, ...args]);
  const due = await on('2026-12-01', '--due', '14d', '--format', 'json');
  expect(due).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(due.stdout)).toMatchObject([{ engagement: 'demo', expires: '2026-12-01' }]);

  const overdue = await on('2026-12-02', 'demo', '--due=2w');
  expect(overdue.code).toBe(1);
  expect(overdue.stdout).toContain('overdue by 1 day');
  expect(await on('2026-12-02')).toMatchObject({ code: 0 });

  const early = await on('2026-11-16', '--due', '14d', '--format', 'json');
  expect(early).toMatchObject({ code: 0, stdout: '[]\n' });
});

test('the calendar does not depend on the day or the time zone', async () => {
  const { spawn } = expiring('2026-12-31');
  const [first, second] = await Promise.all([
    spawn(['access', '--format', 'ics'], { TZ: 'Pacific/Auckland', PREBRIEF_TODAY: '2026-11-25' }),
    spawn(['access', '--format', 'ics'], { TZ: 'America/Bogota', PREBRIEF_TODAY: '' }),
  ]);
  expect(first).toMatchObject({ code: 0, stderr: '' });
  expect(first.stdout).toContain('DTSTART;VALUE=DATE:20261231\r\n');
  expect(second.stdout).toBe(first.stdout);
});

test('reports unreadable grants, and continues', async () => {
  const { run, write } = expiring('2026-12-01');
  write({
    'content/other/access.mdx': '---\ntitle: [\n---\n',
    'content/third/access.mdx': '---\ngrants: { system: VPN }\n---\n',
  });
  const { code, stdout, stderr } = await run(['access', '--due', '0d', '--today', '2026-12-01']);
  expect(code).toBe(0);
  expect(stdout).toContain('GitHub: read, staging');
  expect(stderr).toBe(
    'content/other/access.mdx: some of its grants cannot be read. Run "prebrief check".\n' +
      'content/third/access.mdx: some of its grants cannot be read. Run "prebrief check".\n',
  );
});

test.each([
  [['--due', 'tomorrow'], '--due takes a number of days or weeks, such as 14d or 2w'],
  [['--due', '14'], '--due takes'],
  [['--due', '99999w'], '--due takes'],
  [['--format', 'cvs'], 'There is no format "cvs". Use one of table, json, ics.'],
  [['demmo'], 'There is no engagement "demmo". Did you mean "demo"?'],
  [['unlike'], 'There is no engagement "unlike". There is only "demo".'],
  [['--today', '2026-02-30'], '"2026-02-30" is not a valid date.'],
])('%j is refused', async (args, message) => {
  const { code, stdout, stderr } = await expiring('2026-12-01').run(['access', ...args]);
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain(message);
});
