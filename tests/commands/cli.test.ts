import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/commands/commands.ts';
import { packageRoot } from '../../src/io/package-root.ts';
import { validFiles } from '../valid-workspace.ts';
import { type Result, workspace } from './run.ts';

const { version } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8'));

/** User errors are one line on standard error, never with a stack trace. */
function expectUsageError({ code, stdout, stderr }: Result, message: string): void {
  expect.soft(code).toBe(2);
  expect.soft(stdout).toBe('');
  expect.soft(stderr).toMatch(/^prebrief: .*\n$/);
  expect.soft(stderr).not.toMatch(/^\s+at |node:|file:\/\//m);
  expect.soft(stderr).toContain(message);
}

test('the process exits with the right code, and keeps stdout and stderr apart', async () => {
  const { spawn, write } = workspace(validFiles());
  expect(await spawn(['check'])).toMatchObject({ code: 0 });
  expectUsageError(await spawn(['chek']), '"check"');
  write({ 'content/demo/brief.mdx': '' });
  expect(await spawn(['check'], { FORCE_COLOR: '1' })).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('\u001b['),
  });
});

describe('unknown names', () => {
  test.for([
    ['chek', '"check"'],
    ['--frmat', '--frmat'],
    ['check --frmat json', '--format'],
    ['check --format jsn', '"json"'],
    ['check dem', '"demo"'],
    ['build dmo', '"demo"'],
    ['new breif', '"brief"'],
    ['list demo', '"prebrief list"'],
    ['new', '"prebrief new'],
  ] as const)('prebrief %s', async ([line, message]) => {
    expectUsageError(await workspace(validFiles()).run(line.split(' ')), message);
  });
});

describe('invalid values', () => {
  test.for([
    ['check --today 2026-02-30', '"2026-02-30"'],
    ['check --max-warnings many', '"many"'],
    ['check --max-warnings', '--max-warnings'],
    ['check --quiet=yes', '--quiet'],
    ['build --base brief', '"brief"'],
    ['build --site example.com', '"example.com"'],
    ['build --audience everybody', '"everybody"'],
    ['dev --port 65536', '"65536"'],
    ['init sub --starts soon', '"soon"'],
  ] as const)('prebrief %s', async ([line, message]) => {
    expectUsageError(await workspace(validFiles()).run(line.split(' ')), message);
  });

  test('PREBRIEF_TODAY is validated, too, and --today overrides it', async () => {
    const { run } = workspace(validFiles());
    expectUsageError(await run(['check'], { PREBRIEF_TODAY: '2026-13-01' }), 'is not a valid date');
    const grant =
      '{ system: CI, level: read, environment: development, scope: One, reason: R, expires: 2026-12-01, status: granted, grantedBy: dana }';
    const files = validFiles();
    const access = (files['content/demo/access.mdx'] ?? '').replace(
      '\n---\n',
      `\ngrants:\n  - ${grant}\n---\n`,
    );
    const granted = workspace({ ...files, 'content/demo/access.mdx': access });
    const on = async (day: string, ...args: string[]) =>
      (await granted.run(['check', ...args], { PREBRIEF_TODAY: day })).stdout;
    const [early, late, overridden] = await Promise.all([
      on('2026-12-01'),
      on('2026-12-02'),
      on('2026-12-01', '--today', '2026-12-02'),
    ]);
    expect(overridden).toBe(late);
    expect([early.includes('access/not-revoked'), late.includes('access/not-revoked')]).toEqual([
      false,
      true,
    ]);
  });
});

describe('settings', () => {
  test.for([
    ['export default { bass: "/x/" }', 'did you mean "base"?'],
    ['export default { rules: { "section/missing": "off" } }', 'did you mean "sections/missing"?'],
    ['throw new Error("broken\\nin two lines")', 'cannot be loaded: broken'],
    ['export const base = "/x/"', 'has no default export'],
  ] as const)('%s', async ([config, message]) => {
    const { run } = workspace({ ...validFiles(), 'prebrief.config.mjs': config });
    const result = await run(['check']);
    expectUsageError(result, message);
    expect(result.stderr).toContain('prebrief.config.mjs');
  });

  test('are applied if they are valid', async () => {
    const config =
      'export default { content: "inhalt", rules: { "documents/missing": "warning" } }';
    const { 'content/demo/access.mdx': _, ...files } = validFiles();
    const moved = Object.entries(files).map(([path, text]) => [
      path.replace('content/', 'inhalt/'),
      text,
    ]);
    const { run } = workspace({ ...Object.fromEntries(moved), 'prebrief.config.mjs': config });
    const { code, stdout } = await run(['check']);
    expect(stdout).toContain('inhalt/demo/index.mdx');
    expect(stdout).toContain('1 warning in 1 file');
    expect(code).toBe(0);
  });
});

describe('without content', () => {
  test.for(['check', 'preview', 'new brief'])('prebrief %s', async (line) => {
    expectUsageError(await workspace().run(line.split(' ')), 'Run "prebrief init"');
  });

  test.for(['check', 'dev'])('prebrief %s in an empty content/', async (line) => {
    expectUsageError(
      await workspace({ 'content/.gitkeep': '' }).run(line.split(' ')),
      'Run "prebrief new engagement"',
    );
  });

  test('with a file instead of the folder', async () => {
    expectUsageError(
      await workspace({ content: '' }).run(['check']),
      'There is no folder "content"',
    );
  });
});

describe('help and version', () => {
  test('list every command and every option', async () => {
    const { run } = workspace();
    const overview = await run(['--help']);
    expect(overview.code).toBe(0);
    for (const [name, load] of Object.entries(COMMANDS)) {
      expect.soft(overview.stdout).toContain(`\n  ${name} `);
      const { options } = await load();
      const help = await run([name, '--help']);
      expect.soft(help).toMatchObject({ code: 0, stderr: '' });
      for (const option of [...Object.keys(options), 'help', 'version']) {
        expect.soft(help.stdout, name).toContain(`--${option} `);
      }
      expect
        .soft(await run([name, '--version']))
        .toMatchObject({ code: 0, stdout: `${version}\n` });
    }
    expect(await run(['--version'])).toMatchObject({ code: 0, stdout: `${version}\n` });
    expect((await run([])).code).toBe(2);
  });
});

describe('colour', () => {
  const broken = { ...validFiles(), 'content/demo/brief.mdx': '---\ntitle: Brief\n---\n' };
  test.for([
    [{}, false],
    [{ FORCE_COLOR: '1' }, true],
    [{ FORCE_COLOR: '0' }, false],
    [{ NO_COLOR: '1' }, false],
    [{ NO_COLOR: '1', FORCE_COLOR: '1' }, false],
  ] as const)('%o: %s', async ([env, expected]) => {
    const { run } = workspace(broken);
    const { stdout, stderr } = await run(['check'], env);
    expect(stdout).toContain('brief.mdx');
    expect((stdout + stderr).includes('\u001b[')).toBe(expected);
  });

  test('control characters from content are never printed', async () => {
    const { run } = workspace({
      ...validFiles(),
      'content/demo/brief.mdx':
        '---\ntitle: "B\\e[31m\\a"\nx\u001b[2J: 1\n---\n\n## \u001b]0;pwned\u0007\n',
    });
    for (const format of ['pretty', 'json']) {
      const { stdout, stderr } = await run(['check', '--format', format]);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what is searched for
      expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    }
  });
});
