import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { validFiles } from '../valid-workspace.ts';
import { said, type Workspace, workspace } from './run.ts';

/** Escapes that clear, colour (unlike the program), ring the bell, and reverse text. */
const EVIL = '\u001b[2J\u001b[35m\u0007\u009b35m\u202e\u2066\u007f';
/** Escaped for YAML. */
const WRITTEN = '\\e[2J\\e[35m\\a\\u009b35m\\u202e\\u2066\\x7f';

const ESC = '\u001b';

/** Only the program's own styles and links may start with an escape. */
const OWN = new RegExp(
  `${ESC}\\[(?:1|2|22|31|32|33|39)m|${ESC}\\]8;;(?:https://github\\.com/[\\w./-]+)?${ESC}\\\\`,
  'g',
);
const UNSAFE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what is searched for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u{200b}\u{2028}-\u{202e}\u{2066}-\u{2069}]|\r(?!\n)/u;

function hostile(): Workspace {
  const files = validFiles();
  const index = (files['content/demo/index.mdx'] ?? '')
    .replace('title: Demo', `title: "Demo ${WRITTEN}"`)
    .replace('Dana Reyes', `"Dana ${WRITTEN}"`)
    .replace('Northwind Ledger', `"Northwind ${WRITTEN}"`);
  const page = `---\ntitle: "A ${WRITTEN}"\ndescription: A.\n---\n\n[a](./no.mdx)\n`;
  const made = workspace({
    ...files,
    'content/demo/index.mdx': index,
    [`content/demo/x${EVIL}.mdx`]: page,
    'content/demo/new\nline.mdx': page,
    [`content/y${EVIL}/index.mdx`]: index,
    'content/demo/access.mdx': (files['content/demo/access.mdx'] ?? '').replace(
      '---\n',
      `---\ngrants:\n  - { system: "S ${WRITTEN}", level: read, environment: staging, scope: "o ${WRITTEN}", reason: r, grantedBy: "${WRITTEN}", expires: 2026-11-01, status: granted }\n`,
    ),
    'content/demo/readiness.mdx': `---\ntitle: R\ndescription: R.\naudience: team\nsigns:\n  - { sign: tickets, state: gap, evidence: "${WRITTEN}", remedy: "${WRITTEN}", due: 2026-01-01 }\n---\n`,
    'content/demo/reviews/0001-a.mdx': `---\ntitle: R\ndescription: R.\noutcome: rejected\nlessons:\n  - { document: spec, section: "Goal ${WRITTEN}", ambiguity: "${WRITTEN}", change: "${WRITTEN}" }\n---\n`,
    [`templates/k${EVIL}.mdx`]: '---\ntitle: K\ncontract: { nothing: 1 }\n---\n',
    'pulls.json': '{',
    [`pulls${EVIL}.json`]: '{',
  });
  const git = (...args: string[]) => execFileSync('git', args, { cwd: made.root, stdio: 'ignore' });
  git('init', '--quiet');
  git('add', '.');
  git(
    '-c',
    'user.name=D',
    '-c',
    'user.email=d@example.com',
    'commit',
    '-qm',
    EVIL.replace('\u0000', ''),
  );
  return made;
}

/** Run without colour. */
const PLAIN = new Set(['access', 'init', 'metrics']);

const LINES: string[][] = [
  ['list'],
  ['list', '--json'],
  ['check'],
  ['check', '--format', 'json'],
  ['check', '--format', 'github'],
  ['check', '--format', 'sarif'],
  ['access'],
  ['access', '--format', 'json'],
  ['access', '--format', 'ics'],
  ['readiness'],
  ['readiness', '--format', 'json'],
  ['lessons'],
  ['lessons', '--format', 'json'],
  ['metrics'],
  ['metrics', '--format', 'json'],
  ['metrics', '--pulls', `pulls${EVIL}.json`],
  ['drift'],
  ['drift', EVIL],
  ['drift', '--to', EVIL],
  ['drift', '--affirm', EVIL],
  ['build'],
  ['schema', `k${EVIL}`],
  ['schema', EVIL],
  ['explain', EVIL],
  ['preview'],
  ['preview', EVIL],
  ['new', EVIL],
  ['new', 'page', `T ${EVIL}`, '--in', 'demo'],
  ['new', 'page', `T ${EVIL}`, '--in', EVIL],
  ['new', 'engagement', `T ${EVIL}`],
  ['init', `folder${EVIL}`],
  ['init', EVIL, '--starts', EVIL],
  [EVIL],
  [`--${EVIL}`],
  ['check', `--${EVIL}`],
  ['check', EVIL],
  ['check', '--format', EVIL],
  ['check', '--max-warnings', EVIL],
  ['check', '--today', EVIL],
  ['build', '--base', EVIL],
  ['build', '--site', `https://a.example/${EVIL}`],
  ['build', '--audience', EVIL],
];

test('nothing from content, names or arguments controls the terminal', async () => {
  const made = hostile();
  const found: Record<string, string[]> = {};
  for (const line of LINES) {
    const isColored = !PLAIN.has(line[0] ?? '');
    const { stdout, stderr } = await made.run(line, isColored ? { FORCE_COLOR: '1' } : {});
    const printed = `${stdout}${stderr}`;
    const problems = [
      ...(UNSAFE.test(printed.replace(OWN, '')) ? ['it holds what steers'] : []),
      ...(printed.includes('\u001b[35m') ? ['it holds a style of the content'] : []),
      ...(!isColored && printed.includes('\u001b') ? ['it holds a style'] : []),
      ...(/^ +at /m.test(printed) ? ['it holds a stack'] : []),
    ];
    if (problems.length > 0) found[JSON.stringify(line)] = problems;
  }
  expect(found).toEqual({});
});

test('a line break in a name does not start a new line', async () => {
  const { stdout } = await hostile().run(['list']);
  expect(stdout).not.toMatch(/^line\.mdx/m);
  expect(stdout).toContain('content/demo/new line.mdx');
});

test('preview prints the names of sites safely', async () => {
  const made = hostile();
  made.write({ [`dist/z${EVIL}/prebrief.json`]: '{"version":1,"slug":"z","base":"/"}' });
  const child = made.start(['preview', '--port', '0'], { FORCE_COLOR: '1' });
  const [line] = await said(child, 'stdout', /.*http:\/\/.*\n/);
  expect(line.replace(OWN, '')).not.toMatch(UNSAFE);
});
