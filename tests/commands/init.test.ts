import { readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fill } from './fill.ts';
import { type Workspace, workspace } from './run.ts';

const FACTS = [
  '--title=Invoice export',
  '--company=Northwind & Søn',
  '--starts=2026-12-01',
  '--ends=2027-01-15',
  '--owner=Dana Reyes',
];

interface Finding {
  rule: string;
  file: string;
  range: { start: { line: number } };
  message: string;
}

async function findings({ run }: Workspace): Promise<Finding[]> {
  const { stdout } = await run(['check', '--format', 'json']);
  return JSON.parse(stdout).diagnostics;
}

describe('without answers', () => {
  test('the check reports what is left to write, and nothing else', async () => {
    const made = workspace();
    const { code, stdout } = await made.run(['init']);
    expect(code).toBe(0);
    expect(stdout.trim().split('\n')).toEqual([
      ...[
        'index',
        'brief',
        'spec',
        'architecture',
        'data-model',
        'conventions',
        'access',
        'working-agreement',
      ].map((kind) => `content/engagement/${kind}.mdx`),
      '.vscode/extensions.json',
      '.vscode/settings.json',
      '.vscode/tasks.json',
      '.gitignore',
    ]);
    const found = await findings(made);
    const facts = found.filter(({ rule }) => rule === 'frontmatter/schema');
    const lines = readFileSync(made.path('content/engagement/index.mdx'), 'utf8').split('\n');
    const keys = facts.map(
      ({ range }) => /[a-z]+(?=:)/.exec(lines[range.start.line - 1] ?? '')?.[0],
    );
    expect(keys).toEqual(['title', 'description', 'company', 'starts', 'ends', 'name', 'role']);
    expect(new Set(facts.map(({ file }) => file))).toEqual(
      new Set(['content/engagement/index.mdx']),
    );
    const rest = found.filter((finding) => !facts.includes(finding));
    expect(new Set(rest.map(({ rule }) => rule))).toEqual(new Set(['sections/empty']));
  });
});

test('with its facts given and its sections written, the engagement passes and builds', async () => {
  const made = workspace();
  const { code, stderr } = await made.run(['init', 'my project', ...FACTS]);
  expect([code, stderr]).toEqual([0, expect.stringContaining('my project')]);
  const inside = made.in('my project');
  const found = await findings(inside);
  expect(
    found.filter(({ rule }) => rule !== 'sections/empty').map(({ message }) => message),
  ).toEqual([expect.stringContaining('description'), expect.stringContaining('role')]);
  const headings = readdirSync(inside.path('content/invoice-export'))
    .map((file) => readFileSync(inside.path(`content/invoice-export/${file}`), 'utf8'))
    .join('\n')
    .match(/^#{2,3} /gm);
  expect(found).toHaveLength((headings?.length ?? 0) + 2);

  fill(inside.path('content/invoice-export'));
  const { code: now, stdout } = await inside.run(['check', '--max-warnings', '0']);
  expect(stdout).toContain('No problems');
  expect(now).toBe(0);
  expect((await inside.run(['build'])).code).toBe(0);
  expect(statSync(inside.path('dist/invoice-export/index.html')).isFile()).toBe(true);
});

describe('existing files', () => {
  test('are not overwritten, and .gitignore is extended', async () => {
    const made = workspace({
      '.gitignore': 'node_modules/\ndist*/',
      '.vscode/settings.json': '{ "mine": true }',
      'README.md': 'Mine.',
    });
    expect((await made.run(['init'])).code).toBe(0);
    expect(readFileSync(made.path('.gitignore'), 'utf8')).toBe(
      'node_modules/\ndist*/\n.prebrief/\n',
    );
    expect(readFileSync(made.path('.vscode/settings.json'), 'utf8')).toBe('{ "mine": true }');
    expect(readFileSync(made.path('README.md'), 'utf8')).toBe('Mine.');
  });

  test('stop it if there is content', async () => {
    const made = workspace({ 'content/mine/index.mdx': 'Mine.' });
    const { code, stdout, stderr } = await made.run(['init', ...FACTS]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^prebrief: .*already exists.*\n$/);
    expect(readdirSync(made.root)).toEqual(['content']);
    expect(readFileSync(made.path('content/mine/index.mdx'), 'utf8')).toBe('Mine.');
  });
});
