import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { validFiles } from '../valid-workspace.ts';
import { type Workspace, workspace } from './run.ts';

interface Listed {
  path: string;
  file: string;
  kind: string;
  title: string;
}

async function documents({ run }: Workspace): Promise<Listed[]> {
  const { stdout } = await run(['list', '--json']);
  return JSON.parse(stdout).engagements[0].documents;
}

const index = validFiles()['content/demo/index.mdx'] ?? '';

test('writes documents to the folders of their kinds', async () => {
  const made = workspace({
    'content/demo/index.mdx': index,
    'templates/runbook.mdx': '---\ntitle: Runbook\ndescription: How.\n---\n\n## When\n',
  });
  await made.run(['new', 'week-one']);
  await made.run(['new', 'ticket', 'Fix it']);
  await made.run(['new', 'runbook', 'Restore a backup']);
  const listed = await documents(made);
  expect(listed.map(({ file, kind, title }) => [file, kind, title])).toEqual([
    ['content/demo/index.mdx', 'index', 'Demo'],
    ['content/demo/runbooks/restore-a-backup.mdx', 'runbook', 'Restore a backup'],
    ['content/demo/tickets/0001-fix-it.mdx', 'ticket', 'Fix it'],
    ['content/demo/week-one.mdx', 'week-one', 'Week one'],
  ]);
});

test('numbers and dates questions, and gives them ASCII names', async () => {
  const made = workspace({
    'content/demo/index.mdx': index,
    'content/demo/questions/0007-old.mdx': '',
  });
  const first = await made.run([
    'new',
    'question',
    'Währungs-Rundung: 100 % / ab wann?',
    '--today',
    '2026-12-03',
  ]);
  expect(first).toEqual({
    code: 0,
    stdout: 'content/demo/questions/0008-wahrungs-rundung-100-ab-wann.mdx\n',
    stderr: '',
  });
  const second = await made.run(['new', 'question', 'Straße, Œuvre & Smørrebrød']);
  expect(second.stdout).toBe('content/demo/questions/0009-strasse-oeuvre-smorrebrod.mdx\n');
  const third = await made.run(['new', 'question', '通貨']);
  expect(third.stdout).toBe('content/demo/questions/0010-question.mdx\n');
  const text = readFileSync(made.path(first.stdout.trim()), 'utf8');
  expect(text).toContain('title: "Währungs-Rundung: 100 % / ab wann?"\n');
  expect(text).toContain('asked: 2026-12-03\n');
});

describe('mistakes', () => {
  test('change nothing', async () => {
    const made = workspace(validFiles());
    const before = await made.run(['list']);
    for (const [line, message] of [
      [['new', 'brief'], 'The engagement already has its brief: content/demo/brief.mdx.'],
      [['new', 'question'], 'Give the question a title'],
      [['new', 'question', ' '], 'Give the question a title'],
      [['new', 'index'], 'There is no kind "index"'],
      [['new', 'constructor'], 'There is no kind "constructor"'],
      [['new', 'engagement', 'demo'], 'The engagement "demo" already exists'],
      [['new', 'engagement', 'Demo!'], 'The engagement "demo" already exists'],
    ] as const) {
      const { code, stdout, stderr } = await made.run([...line]);
      expect.soft([code, stdout]).toEqual([2, '']);
      expect.soft(stderr).toMatch(/^prebrief: .*\n$/);
      expect.soft(stderr).toContain(message);
    }
    expect(await made.run(['list'])).toEqual(before);
  });

  test('do not overwrite a page of the same name', async () => {
    const made = workspace(validFiles());
    await made.run(['new', 'page', 'Notes']);
    made.write({ 'content/demo/notes.mdx': 'Mine.' });
    const { code, stderr } = await made.run(['new', 'page', 'Notes']);
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('content/demo/notes.mdx already exists'),
    ]);
    expect(readFileSync(made.path('content/demo/notes.mdx'), 'utf8')).toBe('Mine.');
  });

  test('do not lead out of the engagement', async () => {
    const { run } = workspace(validFiles());
    expect((await run(['new', 'page', '../../../escape'])).stdout).toBe(
      'content/demo/escape.mdx\n',
    );
  });
});

test('with several engagements, --in says which', async () => {
  const { run } = workspace({ 'content/demo/index.mdx': index });
  const made = await run([
    'new',
    'engagement',
    'Zweiter Auftrag',
    '--company',
    'B',
    '--owner',
    'Åse Ødegård',
  ]);
  expect(made.code).toBe(0);
  expect(made.stdout.split('\n')[0]).toBe('content/zweiter-auftrag/index.mdx');
  const { code, stderr } = await run(['new', 'question', 'What?']);
  expect([code, stderr]).toEqual([2, expect.stringContaining('--in: demo, zweiter-auftrag')]);
  expect((await run(['new', 'question', 'What?', '--in', 'zweiter-auftrag'])).stdout).toBe(
    'content/zweiter-auftrag/questions/0001-what.mdx\n',
  );
});

test('list shows documents as text and as JSON', async () => {
  const { run } = workspace({
    'content/demo/index.mdx': index,
    'content/demo/notes.mdx':
      '---\ntitle: Notes\ndescription: N.\naudience: team\ndraft: true\n---\n',
    'content/demo/broken.mdx': '---\ntitle: [\n---\n',
  });
  const { code, stdout } = await run(['list']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^demo {2}Demo, 2026-12-01 to 2027-01-15, 3 documents\n/);
  expect(stdout).toContain('content/demo/notes.mdx  page, team, draft\n');
  const json = JSON.parse((await run(['list', '--json'])).stdout);
  expect(json).toMatchObject({ version: 1, engagements: [{ slug: 'demo', title: 'Demo' }] });
  expect(json.engagements[0].documents.map((one: Listed) => one.file)).toEqual([
    'content/demo/index.mdx',
    'content/demo/broken.mdx',
    'content/demo/notes.mdx',
  ]);
});
