import { chmodSync, cpSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repository, temporaryFolder } from '../repository.ts';
import { validFiles } from '../valid-workspace.ts';
import { type Workspace, workspace } from './run.ts';

const INDEX = 'content/demo/index.mdx';

/** A workspace as changed by a pull request, with repository settings. */
function proposed(repositoryFacts: string, page: string, more: Record<string, string> = {}) {
  const files = { ...validFiles(), ...more };
  const index = files[INDEX] ?? '';
  files[INDEX] = index.replace('people:', `repository: { ${repositoryFacts} }\npeople:`);
  files['content/demo/page.mdx'] = `---\ntitle: Page\ndescription: A page.\n---\n\n${page}\n`;
  return workspace(files);
}

/** A git directory whose config names a program, for each way in which git would run one. */
function armed(folder: string, program: string): void {
  const source = repository({ 'src/a.ts': 'export const a = 1;\n' });
  source.commit({ 'src/a.ts': 'export const a = 2;\n' });
  const blob = source.git('rev-parse', 'HEAD:src/a.ts').trim();
  const git = join(source.root, '.git');
  rmSync(join(git, 'objects', blob.slice(0, 2), blob.slice(2)));
  writeFileSync(
    join(git, 'config'),
    `[core]\nrepositoryformatversion = 1\nfsmonitor = ${program}\nworktree = ..\n[extensions]\npartialClone = o\n[remote "o"]\nurl = .\npromisor = true\nuploadpack = ${program}\n[log]\nshowSignature = true\n[gpg]\nprogram = ${program}\n[diff]\nexternal = ${program}\n`,
  );
  cpSync(git, folder, { recursive: true });
}

async function run(made: Workspace, ...commands: string[]): Promise<void> {
  for (const command of commands) await made.run([command]);
}

test('a repository that came with the content runs no program, whichever command reads it', async () => {
  const trap = temporaryFolder();
  const mark = join(trap, 'mark');
  const program = join(trap, 'trap.sh');
  writeFileSync(program, `#!/bin/sh\ntouch '${mark}'\nexit 1\n`);
  chmodSync(program, 0o755);
  const page = '[a](repo:src/a.ts#a)\n\n<Snippet from="src/a.ts" />';
  const hidden = proposed('path: ../../tools/cache, commit: "0123456"', page);
  armed(hidden.path('tools/cache'), program);
  const own = repository({}, hidden.root);
  own.commit({ 'src/a.ts': 'export const a = 1;\n' });
  await run(hidden, 'build', 'drift', 'metrics', 'lessons', 'readiness', 'list');
  const { stdout } = await hidden.run(['check', '--format', 'json']);
  expect(JSON.parse(stdout).diagnostics).toMatchObject([
    {
      rule: 'frontmatter/schema',
      file: INDEX,
      severity: 'error',
      message: expect.stringContaining('into the git directory'),
    },
  ]);

  // Also as the checkout's own, as in an unpacked archive.
  const unpacked = proposed('path: ../../code', page, { 'code/src/a.ts': '' });
  armed(unpacked.path('code/.git'), program);
  await run(unpacked, 'build', 'drift');
  const around = proposed('commit: "0123456"', page, { 'src/a.ts': '' });
  armed(around.path('.git'), program);
  await run(around, 'build', 'drift');
  expect(existsSync(mark)).toBe(false);
});

test('no repository path turns other people’s content into code', async () => {
  const secret = 'Quartz vault figures, which nobody at Northwind may see before spring';
  const theirs = validFiles()[INDEX]?.replace('title: Demo', 'title: Zephyr') ?? '';
  const others = {
    'content/zephyr/index.mdx': theirs,
    'content/zephyr/board.mdx': `---\ntitle: Board\ndescription: B.\naudience: team\n---\n\n${secret}\n`,
    'content/demo/_notes.mdx': secret,
    'content/demo/figures.csv': secret,
    'src/a.ts': '',
  };
  const attempts: [facts: string, from: string][] = [
    ['path: ../zephyr', 'board.mdx'],
    ['path: ..', 'zephyr/board.mdx'],
    ['path: .', '_notes.mdx'],
    ['path: ../demo', 'figures.csv#L1'],
    ['url: https://github.com/northwind/billing', 'content/zephyr/board.mdx'],
    ['url: https://github.com/northwind/billing', 'content/demo/_notes.mdx'],
    ['path: ../../src/..', 'content/zephyr/board.mdx#L7'],
  ];
  for (const [facts, from] of attempts) {
    const made = proposed(facts, `<Snippet from="${from}" />\n\n[It](repo:${from})`, others);
    const git = repository({}, made.root);
    git.commit({});
    const { stdout } = await made.run(['check', 'demo', '--format', 'json']);
    const found = (JSON.parse(stdout).diagnostics as { rule: string; file: string }[]).filter(
      ({ file }) => file === 'content/demo/page.mdx',
    );
    expect([facts, found.map(({ rule }) => rule)]).toEqual([
      facts,
      ['repo/missing-file', 'repo/missing-file'],
    ]);
  }
});
