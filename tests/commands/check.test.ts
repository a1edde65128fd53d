import { chmodSync, lstatSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { repository } from '../repository.ts';
import { validFiles } from '../valid-workspace.ts';
import { workspace } from './run.ts';

const SPEC = 'content/demo/spec.mdx';
const BRIEF = 'content/demo/brief.mdx';
const files = validFiles();
const spec = files[SPEC] ?? '';
/** Without its last two sections. */
const CUT = spec.slice(0, spec.indexOf('\n## Definition of done'));

function demo(more: Record<string, string> = {}) {
  const made = workspace({ ...files, ...more });
  // Referenced by the brief.
  repository({ 'src/billing/retry.ts': 'export function retryInvoice() {}\n' }, made.root);
  return made;
}

describe('--format github', () => {
  test('writes workflow commands, a summary line and a job summary', async () => {
    const made = demo({ [SPEC]: CUT, 'summary.md': 'Before.\n\n' });
    const env = { GITHUB_STEP_SUMMARY: made.path('summary.md') };
    const { code, stdout, stderr } = await made.run(['check', '--format', 'github'], env);
    const lines = stdout.trim().split('\n');
    expect(code).toBe(1);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(
      /^::error file=content\/demo\/spec.mdx,line=\d+,endLine=\d+,col=1,endColumn=23,title=sections\/missing::Section "Definition of done" is missing\. Add /,
    );
    expect(stderr).toBe('2 errors in 1 file.\n');
    const summary = readFileSync(made.path('summary.md'), 'utf8');
    expect(summary).toMatch(/^Before\.\n\n## Prebrief\n\n2 errors in 1 file\.\n/);
  });

  test('continues if the job summary cannot be written', async () => {
    const made = demo();
    const env = { GITHUB_STEP_SUMMARY: made.path('none/summary.md') };
    const { code, stdout, stderr } = await made.run(['check', '--format', 'github'], env);
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toMatch(/^No problems in .*\nThe summary cannot be written: .*\n$/);
  });

  test('reports paths relative to the repository if the workspace is a subfolder', async () => {
    const made = workspace({
      ...Object.fromEntries(Object.entries(files).map(([path, text]) => [`docs/${path}`, text])),
      'docs/content/demo/spec.mdx': CUT,
    });
    const env = { GITHUB_WORKSPACE: made.root };
    const { stdout } = await made.in('docs').run(['check', '--format', 'github'], env);
    expect(stdout).toContain(' file=docs/content/demo/spec.mdx,');
    const sarif = await made.in('docs').run(['check', '--format', 'sarif'], env);
    expect(sarif.stdout).toContain('"uri": "docs/content/demo/spec.mdx"');
    const json = await made.in('docs').run(['check', '--format', 'json'], env);
    expect(json.stdout).toContain('"file": "content/demo/spec.mdx"');
  });
});

test('--format sarif names the tool and its version', async () => {
  const made = demo({ [SPEC]: CUT });
  const { code, stdout } = await made.run(['check', '--format', 'sarif']);
  const [run] = JSON.parse(stdout).runs;
  const { stdout: version } = await made.run(['--version']);
  expect(code).toBe(1);
  expect(run.tool.driver).toMatchObject({ name: 'prebrief', version: version.trim() });
  expect(run.results).toHaveLength(2);
  expect(stdout).not.toContain(made.root);
});

test('an unknown format is a user error', async () => {
  const { code, stdout, stderr } = await demo().run(['check', '--format', 'srif']);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toBe('prebrief: There is no format "srif". Did you mean "sarif"?\n');
});

describe('--fix', () => {
  test('inserts missing sections, reports what is left, and is idempotent', async () => {
    const cut = `\u{feff}${CUT.trimEnd().replaceAll('\n', '\r\n')}`;
    const made = demo({ [SPEC]: cut });
    chmodSync(made.path(SPEC), 0o640);
    const first = await made.run(['check', '--fix', '--format', 'json']);
    expect(first.code).toBe(1);
    expect(first.stderr).toBe(
      `${SPEC}: inserted "Definition of done", "When the spec is silent"\n`,
    );
    const { diagnostics } = JSON.parse(first.stdout) as { diagnostics: Record<string, unknown>[] };
    expect(diagnostics.map(({ rule, fixable }) => [rule, fixable])).toEqual([
      ['sections/empty', false],
      ['sections/empty', false],
    ]);
    const text = readFileSync(made.path(SPEC), 'utf8');
    expect(text.startsWith(`${cut}\r\n\r\n## Definition of done\r\n\r\n{/*`)).toBe(true);
    expect(text).toMatch(/\*\/\}$/);
    expect(statSync(made.path(SPEC)).mode & 0o777).toBe(0o640);

    const { mtimeMs } = statSync(made.path(SPEC));
    const second = await made.run(['check', '--fix', '--format', 'json']);
    expect([second.stdout, second.stderr]).toEqual([first.stdout, '']);
    expect(statSync(made.path(SPEC)).mtimeMs).toBe(mtimeMs);
  });

  test('leaves other engagements and disabled rules alone', async () => {
    const made = demo({
      [SPEC]: CUT,
      'content/other/index.mdx': files['content/demo/index.mdx'] ?? '',
    });
    await made.run(['check', '--fix', 'other']);
    expect(readFileSync(made.path(SPEC), 'utf8')).toBe(CUT);
    made.write({
      'prebrief.config.mjs': "export default { rules: { 'sections/missing': 'off' } }",
    });
    await made.run(['check', '--fix']);
    expect(readFileSync(made.path(SPEC), 'utf8')).toBe(CUT);
  });

  test('does not insert a section whose finding is silenced', async () => {
    const heading = '## Acceptance criteria';
    const comment = '{/* prebrief-disable-next-line sections/missing: told in the brief */}';
    const text = CUT.replace(heading, `${comment}\n${heading}`);
    const made = demo({ [SPEC]: text });
    const { stdout } = await made.run(['check', '--format', 'json']);
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: { message: string }[] };
    const left = diagnostics.map(({ message }) => /"(.*)" is missing/.exec(message)?.[1]);
    const { stderr } = await made.run(['check', '--fix']);
    expect(left).toHaveLength(1);
    expect(stderr).toBe(`${SPEC}: inserted "${left[0]}"\n`);
  });

  test('writes to the target of a symbolic link, and keeps the link', async () => {
    const made = demo({
      [SPEC]: spec.replace('title: spec', 'title: spec\nkind: page'),
      'content/demo/later/spec.mdx': CUT.replace('title: spec', 'title: spec\nkind: spec'),
    });
    symlinkSync('later/spec.mdx', made.path('content/demo/first.mdx'));
    const { stderr } = await made.run(['check', '--fix']);
    // A file is written once, even if listed under two names.
    expect(stderr.match(/inserted /g)).toHaveLength(1);
    expect(stderr).toMatch(/^content\/demo\/first.mdx: inserted /);
    expect(lstatSync(made.path('content/demo/first.mdx')).isSymbolicLink()).toBe(true);
    expect(readFileSync(made.path('content/demo/later/spec.mdx'), 'utf8')).toContain('silent');
  });

  test('inserts the sections of a custom template, with their ids', async () => {
    const template =
      '---\ntitle: Brief\n---\n\n## Die Firma {/* #the-company */}\n\n{/* Ein Absatz. */}\n';
    const made = demo({
      'templates/brief.mdx': template,
      [BRIEF]: '---\ntitle: B\ndescription: B.\n---',
    });
    await made.run(['check', '--fix']);
    expect(readFileSync(made.path(BRIEF), 'utf8')).toBe(
      '---\ntitle: B\ndescription: B.\n---\n\n## Die Firma {/* #the-company */}\n\n{/* Ein Absatz. */}',
    );
  });
});
