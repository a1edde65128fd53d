import { describe, expect, test } from 'vitest';
import { lots } from '../secrets/corpus/draw.ts';
import { namedSamples } from '../secrets/corpus/named.ts';
import { pastedSamples } from '../secrets/corpus/pasted.ts';
import { vendorSamples } from '../secrets/corpus/vendors.ts';
import { validFiles } from '../valid-workspace.ts';
import { workspace } from './run.ts';

const FORMATS = ['pretty', 'json', 'sarif', 'github'];
const draw = lots(17);
const TOKEN = `ghp_${draw.alnum(36)}`;

/** The part of a secret that must not appear; for a long one, less than all of it. */
function telling(secret: string): string {
  return secret.length < 20 ? secret : secret.slice(8, 24);
}

/** Without the rule pages, which list the prefixes of vendors' secrets. */
function resultsOf(sarif: string): string {
  const { runs } = JSON.parse(sarif) as { runs: { results: unknown[] }[] };
  return JSON.stringify(runs.map(({ results }) => results));
}

interface Found {
  diagnostics: { rule: string; file: string; range: { start: { line: number } } }[];
}

describe('the corpus, pasted into a brief', () => {
  const samples = [...vendorSamples(), ...namedSamples(), ...pastedSamples()];
  const page = samples.map(({ text }) => `~~~~text\n${text}~~~~\n`).join('\n');
  const secrets = samples.flatMap((sample) => sample.secrets);

  test.each(FORMATS)('is reported as %s without showing a secret', async (format) => {
    const { run } = workspace({
      ...validFiles(),
      'content/demo/notes.mdx': `---\ntitle: Notes\ndescription: All of it.\n---\n\n${page}`,
    });
    const { code, stdout, stderr } = await run(['check', '--format', format], {
      GITHUB_STEP_SUMMARY: '',
    });
    expect(code).toBe(1);
    expect(stdout).toContain('secrets/found');
    const printed = (format === 'sarif' ? resultsOf(stdout) : stdout) + stderr;
    const shown = secrets.filter((secret) =>
      secret.split('\n').some((line) => printed.includes(telling(line))),
    );
    expect(shown).toEqual([]);
  });

  test('and almost all of it is found', async () => {
    const { run } = workspace({
      ...validFiles(),
      'content/demo/notes.mdx': `---\ntitle: Notes\ndescription: All of it.\n---\n\n${page}`,
    });
    const { stdout } = await run(['check', '--format', 'json']);
    const found: Found = JSON.parse(stdout);
    const here = found.diagnostics.filter(({ rule }) => rule === 'secrets/found');
    expect(here.length).toBeGreaterThanOrEqual(secrets.length * 0.98);
  });
});

test('searches every file that is read or passed on', async () => {
  const SECRET = 'password: x7Kq-p9Zt';
  const files = {
    'content/demo/page.mdx': `---\ntitle: A\ndescription: A.\n---\n\n${SECRET}\n`,
    'content/demo/img/plan.svg': `<svg xmlns="http://www.w3.org/2000/svg"><desc>${SECRET}</desc></svg>`,
    'content/demo/notes.txt': SECRET,
    'content/demo/Dockerfile': 'ENV DB_PASSWORD=x7Kq-p9Zt\n',
    'content/demo/main.tf': 'password = "x7Kq-p9Zt"\n',
    'content/demo/wide.txt': Buffer.from(`\uFEFF${SECRET}\r\n`, 'utf16le'),
    'content/demo/latin.txt': Buffer.from(`Größe\n${SECRET}\n`, 'latin1'),
    'content/demo/_draft.mdx': SECRET,
    'content/demo/_old/notes/page.mdx': SECRET,
    'content/_shared/rules.mdx': `---\ntitle: A\ndescription: A.\n---\n\n${SECRET}\n`,
    'components/Chart.astro': `<!-- ${SECRET} -->\n<slot />\n`,
    'components/chart/data.ts': `export const password = 'x7Kq-p9Zt';\n`,
    'templates/runbook.mdx': `---\ntitle: Runbook\n---\n\n{/* ${SECRET} */}\n`,
    'prebrief.config.mjs': `// ${SECRET}\nexport default {};\n`,
  };
  const { run } = workspace({ ...validFiles(), ...files });
  const { stdout } = await run(['check', '--format', 'json']);
  const { diagnostics }: Found = JSON.parse(stdout);
  const found = diagnostics.filter(({ rule }) => rule === 'secrets/found').map(({ file }) => file);
  expect(found.sort()).toEqual(Object.keys(files).sort());
  expect(stdout).not.toContain('x7Kq-p9Zt');
});

test.each(FORMATS)('a secret in a file name is masked as %s', async (format) => {
  const { run } = workspace({
    ...validFiles(),
    [`content/demo/${TOKEN}.mdx`]: '---\ntitle: A\ndescription: A.\n---\n\nTODO\n',
    'content/demo/page.mdx': `---\ntitle: A\ndescription: A.\n---\n\n[a](./${TOKEN}.md)\n`,
  });
  const { code, stdout, stderr } = await run(['check', '--format', format], {
    GITHUB_STEP_SUMMARY: '',
  });
  expect(code).toBe(1);
  expect(stdout).toContain('secrets/found');
  expect(stdout + stderr).not.toContain(TOKEN.slice(4, 20));
});

test('list masks it, too', async () => {
  const { run } = workspace({
    ...validFiles(),
    [`content/demo/${TOKEN}.mdx`]: '---\ntitle: A\ndescription: A.\n---\n\nText.\n',
  });
  for (const args of [['list'], ['list', '--json']]) {
    const { stdout } = await run(args);
    expect(stdout).toContain('content/demo/***.mdx');
    expect(stdout).not.toContain(TOKEN.slice(4, 20));
  }
});
