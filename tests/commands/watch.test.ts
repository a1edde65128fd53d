import { once } from 'node:events';
import { renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { EDITOR_SETTINGS } from '../../src/commands/editor-settings.ts';
import { validFiles } from '../valid-workspace.ts';
import { outputOf, type Workspace, workspace } from './run.ts';

const SPEC = 'content/demo/spec.mdx';
const files = validFiles();

/** Starts watching; `until` waits for the end of a run that has printed something. */
function watching(made: Workspace, ...args: string[]) {
  const child = made.start(['check', '--watch', ...args]);
  const findings = outputOf(child, 'stdout');
  return { child, findings, until: findings.until, notes: outputOf(child, 'stderr') };
}

test('checks again after edits, deletions, renames and partial saves', async () => {
  const made = workspace(files);
  const { child, until, notes, findings } = watching(made);
  await until(/No problems in 8 documents of 1 engagement\.\n/);

  made.write({ [SPEC]: `${files[SPEC]}\nTODO\n` });
  await until(/sections\/placeholder[\s\S]*1 error in 1 file\n/);
  made.write({ [SPEC]: '---\ntitle: Sp' });
  await until(/frontmatter\/syntax[\s\S]*1 error in 1 file\n/);
  made.write({ [SPEC]: files[SPEC] ?? '' });
  await until(/No problems in 8 documents/);

  renameSync(made.path(SPEC), made.path('content/demo/other.mdx'));
  await until(/has no "spec"[\s\S]*error/);
  renameSync(made.path('content/demo/other.mdx'), made.path(SPEC));
  await until(/No problems in 8 documents/);

  renameSync(made.path('content'), made.path('away'));
  await notes.until(/Checking\.\nprebrief: There is no folder "content".*\nNothing checked in /);
  renameSync(made.path('away'), made.path('content'));
  await until(/No problems in 8 documents/);
  writeFileSync(made.path(SPEC), `${files[SPEC]}\nTODO\n`);
  await until(/1 error in 1 file\n/);

  made.write({ 'templates/page.mdx': '---\ntitle: Page\n---\n\n## Why\n' });
  made.write({ 'content/demo/page.mdx': '---\ntitle: P\ndescription: P.\n---\n' });
  await until(/"Why" is missing[\s\S]*2 errors in 2 files\n/);
  rmSync(made.path('templates'), { recursive: true });
  await until(/1 error in 1 file\n/);

  // Nobody watches on a terminal, so nothing is cleared.
  expect(findings.text()).not.toContain('\u001b');
  child.kill('SIGINT');
  expect(await once(child, 'exit')).toEqual([130, null]);
});

test('watches a content folder that is a symbolic link, but not what links in it point to elsewhere', async () => {
  const moved = Object.entries(files).map(([path, text]) => [
    path.replace(/^content\//, 'docs/briefs/'),
    text,
  ]);
  const made = workspace(Object.fromEntries(moved));
  symlinkSync('docs/briefs', made.path('content'));
  symlinkSync('/', made.path('docs/briefs/demo/machine'));
  symlinkSync('spec.mdx', made.path('docs/briefs/demo/copy.mdx'));
  const { child, until } = watching(made);
  await until(/content\/unreadable[\s\S]*in \d+ files?\n/);
  made.write({ 'docs/briefs/demo/spec.mdx': `${files[SPEC]}\nTODO\n` });
  await until(/content\/demo\/spec\.mdx[\s\S]*sections\/placeholder[\s\S]*in \d+ files?\n/);
  child.kill('SIGINT');
  await once(child, 'exit');
});

test('marks the start and end of a run as the VS Code task expects', async () => {
  const made = workspace({ ...files, [SPEC]: `${files[SPEC]}\nTODO\n` });
  const { child, until, notes } = watching(made, '--format', 'github');
  await until(/^::error file=content\/demo\/spec\.mdx,.*\n/);
  const { tasks } = EDITOR_SETTINGS['.vscode/tasks.json'] as {
    tasks: { problemMatcher: { background: Record<string, string> } }[];
  };
  const { beginsPattern = '', endsPattern = '' } = tasks[0]?.problemMatcher.background ?? {};
  await notes.until(/Watching.*\n/);
  const lines = notes.text().trim().split('\n');
  expect(lines[0]).toMatch(new RegExp(beginsPattern));
  expect(lines[1]).toMatch(new RegExp(endsPattern));
  expect(lines[1]).toMatch(
    /^Checked 8 documents in \d+ ms\. Watching for changes; press Ctrl-C to stop\.$/,
  );
  expect(lines).toHaveLength(2);
  child.kill('SIGINT');
  await once(child, 'exit');
});

describe('invalid combinations are refused', () => {
  test.each([
    [['--format', 'json'], /^prebrief: --watch .*json\. Use --format pretty or github\.\n$/],
    [['--format', 'sarif'], /^prebrief: --watch .*sarif/],
    [['--fix'], /^prebrief: --fix and --watch cannot be combined/],
    [['dmeo'], /^prebrief: There is no engagement "dmeo". Did you mean "demo"\?\n$/],
  ])('%j', async (args, message) => {
    const { code, stdout, stderr } = await workspace(files).run(['check', '--watch', ...args]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });
});
