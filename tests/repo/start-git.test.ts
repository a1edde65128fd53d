import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parseConfig } from '../../src/config.ts';
import { readDrift } from '../../src/drift/read-drift.ts';
import { readCode } from '../../src/load/read-code.ts';
import { contractorChurn } from '../../src/metrics/contractor-churn.ts';
import { measure } from '../../src/metrics/measure.ts';
import { readBlobs } from '../../src/repo/blobs.ts';
import { changesBetween, filesAt, lineCounts, patchesOf } from '../../src/repo/changes.ts';
import { defaultBranch } from '../../src/repo/default-branch.ts';
import { fileHistory } from '../../src/repo/file-history.ts';
import { git } from '../../src/repo/git.ts';
import { readHistory } from '../../src/repo/history.ts';
import { lastChanges } from '../../src/repo/last-changes.ts';
import { checkoutAt } from '../../src/repo/repository.ts';
import { openRevision } from '../../src/repo/revision.ts';
import { textBefore } from '../../src/repo/text-before.ts';
import { anywhere, type Repository, repository, temporaryFolder } from '../repository.ts';
import { validFiles, workspaceOf } from '../valid-workspace.ts';

/** A program that leaves a trace when run, with any arguments. */
function trap(): { program: string; isSprung(): boolean } {
  const folder = temporaryFolder();
  const mark = join(folder, 'mark');
  const program = join(folder, 'trap.sh');
  writeFileSync(
    program,
    `#!/bin/sh\necho "$0 $*" >> '${mark}'\ncat >/dev/null 2>&1 || true\nexit 1\n`,
  );
  chmodSync(program, 0o755);
  return { program, isSprung: () => existsSync(mark) };
}

function withHistory(): Repository {
  const files = validFiles();
  const made = repository({ ...files, 'src/a.ts': 'export const a = 1;\n', 'gone.ts': 'x\n' });
  made.commit({ 'src/a.ts': 'export const a = 2;\n', 'gone.ts': null }, '2026-12-02');
  made.git('mv', 'src/a.ts', 'src/b.ts');
  made.commit({ '.gitattributes': '*.ts diff=trap filter=trap merge=trap\n' }, '2027-01-20');
  return made;
}

/** Every query that is made on a repository. */
async function askEverything(root: string, commits: readonly [string, string]): Promise<void> {
  const checkout = checkoutAt(root);
  if (checkout === null) throw new Error('There is no repository.');
  const [from, to] = commits;
  const files = validFiles();
  const page =
    '---\ntitle: P\ndescription: P.\ncovers: ["src/**"]\n---\n\n[a](repo:src/a.ts#a), [b](repo:src/), [c](repo:gone.ts)\n\n<Snippet from="src/a.ts" />\n';
  const index = (files['content/demo/index.mdx'] ?? '').replace(
    'people:',
    `repository: { commit: "${from}" }\npeople:`,
  );
  const workspace = workspaceOf({
    ...files,
    'content/demo/index.mdx': index,
    'content/demo/page.mdx': page,
  });
  const [engagement] = workspace.engagements;
  if (!engagement) throw new Error('There is no engagement.');
  await readCode(workspace.engagements, anywhere(root));
  await measure(engagement, { root, settings: parseConfig({}, []), workspace }, null);
  await contractorChurn(checkout, { email: 'sam@example.com', starts: '2026-11-01', ends: to });
  for (const commit of [null, from]) {
    const revision = await openRevision(checkout, commit, () => () => false);
    if (typeof revision === 'string') continue;
    await revision.read('src/a.ts');
    const options = { checkout, objects: revision.objects, pinned: from, to, places: {} };
    await settled(() => readDrift(engagement, { ...options, isDetailed: true }));
    revision.close();
  }
  const changes = (await settled(() => changesBetween(checkout, from, to, () => true))) ?? [];
  await settled(() => patchesOf(checkout, from, to, changes));
  await settled(() => lineCounts(checkout, from, to, []));
  await filesAt(checkout, to);
  await defaultBranch(checkout);
  await readBlobs(checkout, new Set([from]));
  await readHistory(checkout, 'content');
  await lastChanges(checkout, 'content');
  await fileHistory(checkout, 'content/demo/spec.mdx');
  await textBefore(checkout, 'content/demo/spec.mdx', 'content/demo/index.mdx');
}

/** Ignores failures due to missing objects, which are not the subject here. */
async function settled<T>(ask: () => Promise<T>): Promise<T | null> {
  return ask().catch(() => null);
}

function commitsOf(made: Repository): [string, string] {
  return [made.git('rev-parse', 'HEAD~2').trim(), made.git('rev-parse', 'HEAD').trim()];
}

/** Signs the last commit, as signatures are verified by a program. */
function sign(made: Repository): void {
  const signature =
    'gpgsig -----BEGIN PGP SIGNATURE-----\n \n iQ==\n -----END PGP SIGNATURE-----\n';
  const text = made.git('cat-file', 'commit', 'HEAD').replace('\n\n', () => `\n${signature}\n`);
  writeFileSync(join(made.root, '.git', 'signed'), text);
  const id = made.git('hash-object', '-t', 'commit', '-w', join(made.root, '.git', 'signed'));
  made.git('update-ref', 'refs/heads/main', id.trim());
}

describe('no program named in a repository’s config is run', () => {
  const settings: Record<string, (program: string) => string> = {
    'core.fsmonitor': (program) => `[core]\nfsmonitor = ${program}\n`,
    'core.fsmonitor of a work tree elsewhere': (program) =>
      `[core]\nfsmonitor = ${program}\nworktree = /\n`,
    'diff.external': (program) => `[diff]\nexternal = ${program}\n`,
    'diff.<driver>.command': (program) => `[diff "trap"]\ncommand = ${program}\n`,
    'diff.<driver>.textconv': (program) => `[diff "trap"]\ntextconv = ${program}\nbinary = true\n`,
    'filter.<driver>': (program) =>
      `[filter "trap"]\nclean = ${program}\nsmudge = ${program}\nprocess = ${program}\nrequired = true\n`,
    'core.pager': (program) =>
      `[core]\npager = ${program}\n[pager]\nlog = ${program}\ndiff = ${program}\n`,
    'log.showSignature': (program) =>
      `[log]\nshowSignature = true\n[gpg]\nprogram = ${program}\n[gpg "ssh"]\nprogram = ${program}\n`,
    alias: (program) =>
      `[alias]\n${['log', 'show', 'cat-file', 'diff-tree', 'ls-tree', 'ls-files', 'rev-parse'].map((name) => `${name} = !${program}`).join('\n')}\n`,
    'core.sshCommand': (program) =>
      `[core]\nsshCommand = ${program}\naskPass = ${program}\neditor = ${program}\nhooksPath = ${program.replace(/\/[^/]*$/, '')}\ngitProxy = ${program}\nalternateRefsCommand = ${program}\n[credential]\nhelper = ${program}\n`,
    'include.path': (program) => `[include]\npath = ${program}.config\n`,
    'extensions.partialClone': (program) =>
      `[core]\nrepositoryformatversion = 1\n[extensions]\npartialClone = o\n[remote "o"]\nurl = .\npromisor = true\nuploadpack = ${program}\n[uploadpack]\npackObjectsHook = ${program}\n`,
    'remote helpers': (program) =>
      `[core]\nrepositoryformatversion = 1\n[extensions]\npartialClone = o\n[remote "o"]\nurl = ext::${program}\npromisor = true\n[protocol]\nallow = always\n[protocol "ext"]\nallow = always\n`,
    'extensions.worktreeConfig': () =>
      '[core]\nrepositoryformatversion = 1\n[extensions]\nworktreeConfig = true\n',
  };

  test.each(Object.keys(settings))('%s', async (name) => {
    const made = withHistory();
    if (name === 'log.showSignature') sign(made);
    const commits = commitsOf(made);
    const { program, isSprung } = trap();
    const config = settings[name]?.(program) ?? '';
    const folder = join(made.root, '.git');
    writeFileSync(
      `${program}.config`,
      `[core]\nfsmonitor = ${program}\n[diff]\nexternal = ${program}\n`,
    );
    writeFileSync(join(folder, 'config'), config);
    writeFileSync(join(folder, 'config.worktree'), `[core]\nfsmonitor = ${program}\n`);
    for (const hook of ['post-index-change', 'reference-transaction', 'fsmonitor-watchman']) {
      symlinkSync(program, join(folder, 'hooks', hook));
    }
    if (name.includes('partial') || name.includes('remote')) {
      // Missing objects would be fetched by the program in the config.
      const blob = made.git('rev-parse', 'HEAD:src/b.ts').trim();
      rmSync(join(folder, 'objects', blob.slice(0, 2), blob.slice(2)));
    }
    await askEverything(made.root, commits);
    expect(isSprung()).toBe(false);
    // The trap works: plain git would have run it.
    if (name === 'core.fsmonitor') {
      made.git('status');
      expect(isSprung()).toBe(true);
    }
  });
});

test('the environment does not change what git does', async () => {
  const made = withHistory();
  const commits = commitsOf(made);
  const { program, isSprung } = trap();
  const home = temporaryFolder();
  mkdirSync(join(home, 'git'));
  const config = `[core]\nfsmonitor = ${program}\n[diff]\nexternal = ${program}\n[pager]\nlog = ${program}\n`;
  for (const file of ['.gitconfig', join('git', 'config')]) writeFileSync(join(home, file), config);
  const before = { ...process.env };
  onTestFinished(() => {
    for (const name of Object.keys(process.env)) delete process.env[name];
    Object.assign(process.env, before);
  });
  const trace = join(home, 'trace');
  Object.assign(process.env, {
    HOME: home,
    XDG_CONFIG_HOME: home,
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'core.fsmonitor',
    GIT_CONFIG_VALUE_0: program,
    GIT_CONFIG_PARAMETERS: `'core.fsmonitor=${program}'`,
    GIT_CONFIG_GLOBAL: join(home, '.gitconfig'),
    GIT_EXTERNAL_DIFF: program,
    GIT_PAGER: program,
    GIT_SSH_COMMAND: program,
    GIT_ASKPASS: program,
    GIT_PROXY_COMMAND: program,
    GIT_EXEC_PATH: home,
    GIT_TRACE: trace,
    GIT_TRACE2: trace,
    GIT_DIR: '/nowhere',
    GIT_COMMON_DIR: '/nowhere',
    GIT_WORK_TREE: '/nowhere',
    GIT_INDEX_FILE: '/nowhere',
    GIT_OBJECT_DIRECTORY: '/nowhere',
    GIT_NAMESPACE: 'nowhere',
    GIT_LITERAL_PATHSPECS: '0',
    LC_ALL: 'de_DE.UTF-8',
  });
  await askEverything(made.root, commits);
  const checkout = checkoutAt(made.root);
  expect(checkout && (await filesAt(checkout, commits[1]))).toContain('src/b.ts');
  expect(isSprung()).toBe(false);
  expect(existsSync(trace)).toBe(false);
});

test('git gets a fixed environment, and leaves nothing behind', async () => {
  const made = repository({ 'a.ts': '' });
  const folder = temporaryFolder();
  const log = join(folder, 'log');
  writeFileSync(
    join(folder, 'git'),
    `#!/bin/sh\n{ env | grep -v -e '^PWD=' -e '^SHLVL=' -e '^_=' -e '^OLDPWD='; for one in "$@"; do echo "arg $one"; done; pwd; } > '${log}'\n`,
  );
  chmodSync(join(folder, 'git'), 0o755);
  const { PATH = '' } = process.env;
  process.env.PATH = folder + delimiter + PATH;
  process.env.SECRET_TOKEN = 'x';
  onTestFinished(() => {
    process.env.PATH = PATH;
    delete process.env.SECRET_TOKEN;
  });
  const checkout = checkoutAt(made.root);
  if (checkout === null) throw new Error('There is no repository.');
  await git(checkout, 'log');
  const lines = readFileSync(log, 'utf8').trimEnd().split('\n');
  const current = lines.pop() ?? '';
  const plain = lines.map((line) =>
    line.replaceAll(current, '<shared>').replaceAll(made.root, '<root>'),
  );
  expect(plain.filter((line) => line.startsWith('arg ')).map((line) => line.slice(4))).toEqual([
    ...['-C', '<root>', '--no-pager', '--no-replace-objects', '--literal-pathspecs'],
    ...[
      '-c',
      'core.fsmonitor=false',
      '-c',
      'core.hooksPath=/dev/null',
      '-c',
      'core.quotePath=false',
    ],
    ...['-c', 'diff.external=', '-c', 'log.showSignature=false', '-c', 'protocol.allow=never'],
    ...['-c', 'safe.bareRepository=explicit', 'log'],
  ]);
  expect(plain.filter((line) => /^(GIT_|LC_|SECRET)/.test(line)).sort()).toEqual([
    'GIT_ALLOW_PROTOCOL=none',
    'GIT_ATTR_NOSYSTEM=1',
    'GIT_COMMON_DIR=<shared>',
    'GIT_CONFIG_GLOBAL=/dev/null',
    'GIT_CONFIG_NOSYSTEM=1',
    'GIT_DIR=<root>/.git',
    'GIT_NO_LAZY_FETCH=1',
    'GIT_NO_REPLACE_OBJECTS=1',
    'GIT_OBJECT_DIRECTORY=<root>/.git/objects',
    'GIT_OPTIONAL_LOCKS=0',
    'GIT_TERMINAL_PROMPT=0',
    'GIT_WORK_TREE=<root>',
    'LC_ALL=C',
  ]);
  expect(existsSync(current)).toBe(false);
});

test('a "git" in the current folder is not run', async () => {
  const made = repository({ 'a.ts': '' });
  const { program, isSprung } = trap();
  symlinkSync(program, join(made.root, 'git'));
  const { PATH = '' } = process.env;
  process.env.PATH = `.${delimiter}${delimiter}${PATH}`;
  onTestFinished(() => {
    process.env.PATH = PATH;
  });
  const checkout = checkoutAt(made.root);
  expect(checkout && (await filesAt(checkout, 'HEAD'))).toEqual(['a.ts']);
  expect(isSprung()).toBe(false);
});

test('reads every layout of a git directory, without its config', async () => {
  const made = repository({ 'src/a.ts': 'a\n' });
  const read = async (folder: string) => {
    const checkout = checkoutAt(folder);
    if (checkout === null) return null;
    const branch = await defaultBranch(checkout);
    return [checkout.prefix, branch?.name, branch && (await filesAt(checkout, branch.commit))];
  };
  const all = ['', 'main', ['src/a.ts']];
  expect(await read(made.root)).toEqual(all);
  expect(await read(join(made.root, 'src'))).toEqual(['src/', 'main', ['a.ts']]);
  made.git('pack-refs', '--all');
  made.git('gc', '--quiet');
  made.git('update-index', '--split-index');
  expect(await read(made.root)).toEqual(all);
  const elsewhere = temporaryFolder();
  made.git('worktree', 'add', '--quiet', '-b', 'other', join(elsewhere, 'tree'));
  expect(await read(join(elsewhere, 'tree', 'src'))).toEqual(['src/', 'main', ['a.ts']]);
  made.git('clone', '--quiet', '--shared', made.root, join(elsewhere, 'shared'));
  expect(await read(join(elsewhere, 'shared'))).toEqual(all);
  made.git('clone', '--quiet', '--depth', '1', `file://${made.root}`, join(elsewhere, 'shallow'));
  expect(await read(join(elsewhere, 'shallow'))).toEqual(all);
  expect(checkoutAt(join(elsewhere, 'shallow'))?.isShallow).toBe(true);
  made.git('init', '--quiet', '--object-format=sha256', '-b', 'main', join(elsewhere, 'sha256'));
  const long = repository({ 'src/a.ts': 'a\n' }, join(elsewhere, 'sha256'));
  expect(await read(long.root)).toEqual(all);
  expect(await read(elsewhere)).toBe(null);
});

test('temporary folders are removed, however git ends', async () => {
  const made = repository({ 'a.ts': '' });
  const checkout = checkoutAt(made.root);
  if (checkout === null) throw new Error('There is no repository.');
  const folders = () =>
    readdirSync(tmpdir()).filter((name) => name.startsWith('prebrief-settings-'));
  const { PATH, TMPDIR } = process.env;
  // Other tests make such folders at the same time.
  process.env.TMPDIR = temporaryFolder();
  expect(await git(checkout, 'no-such-command')).toBe(null);
  process.env.PATH = temporaryFolder();
  onTestFinished(() => {
    Object.assign(process.env, { PATH });
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  });
  expect(await git(checkout, 'log')).toBe(null);
  const own = new Set(folders());
  expect(await git(checkout, 'log')).toBe(null);
  expect(folders().filter((name) => !own.has(name))).toEqual([]);
});
