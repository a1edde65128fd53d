import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesIn } from '../../src/press/compile-press.ts';
import { docx, page, pdf, zip } from '../containers/containers.ts';
import { validFiles } from '../valid-workspace.ts';
import { type Workspace, workspace } from './run.ts';

const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const TOKEN = `ghp_${'a1B2'.repeat(9)}`;

const document = (text: string) => `---\ntitle: Page\ndescription: A page.\n---\n\n${text}\n`;

function demo(files: Record<string, string | Uint8Array>): Workspace {
  const made = workspace({
    ...validFiles(),
    'content/demo/img/plan.png': Buffer.from(PNG, 'base64'),
    ...files,
  });
  // As in a documents folder with its own repository.
  made.write({ '.git/config': '[remote]\n  url = https://qzgit@example.com\n' });
  return made;
}

function link(made: Workspace, path: string, target: string): void {
  mkdirSync(dirname(made.path(path)), { recursive: true });
  symlinkSync(target, made.path(path));
}

interface Found {
  rule: string;
  file: string;
  message: string;
  hint: string;
}

async function check(made: Workspace, ...args: string[]): Promise<Found[]> {
  const { stdout, stderr } = await made.run(['check', '--format', 'json', ...args]);
  expect(stderr).toBe('');
  return JSON.parse(stdout).diagnostics;
}

const places = (found: readonly Found[]) => found.map(({ rule, file }) => `${rule} ${file}`).sort();

/** All build output, as text. */
function built(made: Workspace, folder = 'dist'): string {
  return filesIn(made.path(folder))
    .map((file) => `${file}\n${readFileSync(file).toString('latin1')}`)
    .join('\n');
}

describe('symbolic links', () => {
  test('publish nothing from outside their engagement', async () => {
    const other = Object.entries(validFiles()).map(([file, text]) => [
      file.replace('/demo/', '/other/'),
      text,
    ]);
    const made = demo({
      ...Object.fromEntries(other),
      'content/demo/page.mdx': document(
        '[git](./git.txt), [env](./env.txt), [far](./far.txt), [hidden](./hidden.txt), [deep](./out/secret.txt), [team](./team.txt).',
      ),
      'content/demo/_notes/hidden.txt': 'qzhidden',
      'content/demo/team.mdx': document('qzteam').replace('---\n\n', 'audience: team\n---\n\n'),
      'content/other/secret.txt': 'qzother',
      '.env': 'NAME=qzenv',
      'prebrief.config.mjs': "export default { downloads: ['txt'] };\n",
    });
    link(made, 'content/demo/git.txt', '../../.git/config');
    link(made, 'content/demo/env.txt', '../../.env');
    link(made, 'hop', 'content/other');
    link(made, 'content/demo/far.txt', '../../hop/secret.txt');
    link(made, 'content/demo/hidden.txt', '_notes/hidden.txt');
    link(made, 'content/demo/out', '../other');
    link(made, 'content/demo/team.txt', 'team.mdx');
    link(made, 'content/demo/gone.mdx', 'nowhere.mdx');
    link(made, 'content/demo/loop.mdx', 'loop.mdx');
    link(made, 'content/third', 'other');
    const found = await check(made);
    expect(places(found.filter(({ rule }) => rule === 'content/unreadable'))).toEqual(
      [
        ...['env.txt', 'far.txt', 'git.txt', 'gone.mdx', 'hidden.txt', 'loop.mdx', 'out'],
        'team.txt',
      ]
        .map((name) => `content/unreadable content/demo/${name}`)
        .concat('content/unreadable content/third'),
    );
    const { code, stdout, stderr } = await made.run(['build']);
    expect(code).toBe(1);
    expect(stdout + stderr).not.toMatch(/qz\w+/);
    expect(stderr).toContain('✗ third');
    expect(stderr).toContain('✓ other');
    expect(built(made)).not.toMatch(/qz(?:git|env|hidden|team)/);
  });

  test('within their engagement are followed', async () => {
    const made = demo({
      'content/demo/page.mdx': document('![The plan](./pictures/copy.png)'),
    });
    link(made, 'content/demo/pictures', 'img');
    link(made, 'content/demo/img/copy.png', 'plan.png');
    const { code, stderr } = await made.run(['build']);
    expect([code, stderr]).toEqual([0, expect.stringContaining('✓ demo')]);
    expect(built(made)).toMatch(/copy\.[0-9a-f]{8}\.png/);
  });

  test('cannot be the logo, and no setting names a file outside the workspace', async () => {
    const made = demo({ '../outside.png': Buffer.from(PNG, 'base64') });
    link(made, 'logo.png', '../outside.png');
    link(made, 'git.png', '.git/config');
    for (const logo of ['logo.png', 'git.png', '../outside.png', '.git/config.png', 'none.png']) {
      made.write({ 'prebrief.config.mjs': `export default { theme: { logo: '${logo}' } };\n` });
      const { code, stderr } = await made.spawn(['list']);
      expect([code, stderr]).toEqual([
        2,
        expect.stringContaining(`is not a file in the workspace: "${logo}"`),
      ]);
      rmSync(made.path('prebrief.config.mjs'));
    }
  });

  test('are not followed to an export of pull requests elsewhere', async () => {
    const made = demo({ 'pulls.json': '[{"number": "qzpulls"}]' });
    link(made, 'content/demo/pulls.json', '../../pulls.json');
    const { code, stdout, stderr } = await made.run(['metrics']);
    expect([code, stderr]).toEqual([
      2,
      'prebrief: content/demo/pulls.json: The symbolic link points outside its engagement. Replace it with its target, or remove it.\n',
    ]);
    expect(stdout).not.toContain('qzpulls');
  });
});

test('pipes are neither opened nor waited for', async () => {
  const made = demo({
    'content/demo/page.mdx': document('![Pipe](./pipe.png) [pipe](./pipe.pdf)'),
  });
  mkdirSync(made.path('templates'));
  mkdirSync(made.path('components'));
  const pipes = ['content/demo/pipe.mdx', 'content/demo/pipe.png', 'content/demo/pipe.pdf'];
  pipes.push('templates/brief.mdx', 'components/Pipe.astro', 'content/demo/pulls.json');
  execFileSync(
    'mkfifo',
    pipes.map((pipe) => made.path(pipe)),
  );
  expect(places(await check(made))).toEqual([
    'content/unreadable components/Pipe.astro',
    'content/unreadable content/demo/pipe.mdx',
    'content/unreadable templates/brief.mdx',
    'images/missing content/demo/page.mdx',
    'links/broken content/demo/page.mdx',
  ]);
});

describe('downloads', () => {
  const files = {
    'plan.pdf': pdf(['<< /Type /Catalog >>', page('BT (The plan) Tj ET')]),
    'terms.docx': docx([['The terms']]),
    'pack.zip': zip([['a.txt', 'a']]),
    'figures.csv': 'a,b\n',
    'open.yml': 'a: 1\n',
  };
  const all = Object.keys(files);
  const inDemo = (some: Record<string, string | Uint8Array>) =>
    Object.fromEntries(
      Object.entries(some).map(([name, content]) => [`content/demo/${name}`, content]),
    );
  const linking = (names: readonly string[]) => ({
    'content/demo/page.mdx': document(names.map((name) => `[This](./${name})`).join(', ')),
  });
  const allowing = (endings: string) => ({
    'prebrief.config.mjs': `export default { downloads: ${endings} };\n`,
  });

  test('are off by default, and the hint says how to allow them', async () => {
    const made = demo({
      ...inDemo(files),
      ...linking([...all, 'page.html', 'old.doc']),
      ...inDemo({ 'page.html': '<p>', 'old.doc': 'a' }),
    });
    const found = await check(made);
    expect(found.map(({ rule, hint }) => `${rule}: ${hint}`)).toEqual([
      ...['pdf', 'docx', 'zip', 'csv'].map(
        (ending) =>
          `links/broken: Allow ${ending} with "downloads: ['${ending}']" in prebrief.config.mjs.`,
      ),
      `links/broken: Allow yml with "downloads: ['yaml']" in prebrief.config.mjs.`,
      'links/broken: A browser would run it. Link to where it is served, or paste its text.',
      'links/broken: Export it as pdf.',
    ]);
  });

  test('are published byte for byte if they are allowed, and nothing else is', async () => {
    const made = demo({
      ...inDemo({
        ...files,
        'unlinked.csv': 'qzunlinked',
        'page.html': '<script>qzscript</script>',
      }),
      ...linking([...all, 'page.html']),
      'prebrief.config.mjs':
        "export default { downloads: ['pdf', 'docx', 'zip', 'csv', 'yaml'], rules: { 'links/broken': 'off' } };\n",
    });
    const { code, stderr } = await made.run(['build']);
    expect([code, stderr]).toEqual([0, expect.stringContaining('✓ demo')]);
    const published = filesIn(made.path('dist/demo/_astro'));
    for (const [name, content] of Object.entries(files)) {
      const [stem, ending] = name.split('.');
      const path = published.find((file) =>
        new RegExp(`/${stem}\\.\\w{8}\\.${ending}$`).test(file),
      );
      expect(path && readFileSync(path)).toEqual(Buffer.from(content));
    }
    expect(built(made)).not.toMatch(/qz(?:unlinked|script)/);
    expect(published.some((file) => file.endsWith('.html'))).toBe(false);
  });

  test('are searched for secrets, however deeply nested', async () => {
    const core = `<cp:coreProperties><dc:description>${TOKEN}</dc:description></cp:coreProperties>`;
    const secret = {
      'plan.pdf': pdf([page(`BT (${TOKEN.slice(0, 9)}) Tj (${TOKEN.slice(9)}) Tj ET`)]),
      'facts.pdf': pdf([`<< /Keywords (${TOKEN}) >>`]),
      'terms.docx': docx([[TOKEN.slice(0, 7), TOKEN.slice(7)]]),
      'about.docx': docx([['a']], { 'docProps/core.xml': core }),
      'pack.zip': zip([['deep/inner.zip', zip([['.env', `TOKEN=${TOKEN}`]])]]),
      'large.csv': `${'a,b\n'.repeat(400_000)}${TOKEN}\n`,
      'small.ics': `BEGIN:VCALENDAR\n${TOKEN}\n`,
    };
    const made = demo({
      ...inDemo(secret),
      ...linking(Object.keys(secret)),
      ...allowing("['pdf', 'docx', 'zip', 'csv', 'ics']"),
    });
    const found = await check(made);
    expect(places(found)).toEqual(
      Object.keys(secret)
        .map((name) => `secrets/found content/demo/${name}`)
        .sort(),
    );
    expect(found.find(({ file }) => file.endsWith('pack.zip'))?.message).toContain(
      'in deep/inner.zip/.env, GitHub token',
    );
    expect(JSON.stringify(found)).not.toContain(TOKEN);
  });

  test('that cannot be searched, or are not what their extension says, are refused', async () => {
    const bad = {
      'a.pdf': pdf(['<< >>'], '/Encrypt 2 0 R'),
      'b.zip': zip([{ name: 'a', content: 'a', flags: 1 }]),
      'c.zip': zip([['../../a', 'a']]),
      'd.docx': '<!doctype html><script>',
      'e.csv': new Uint8Array([0xff, 0xfe, 0x41, 0]),
      'f.txt': '<!doctype html><script>alert(1)</script>',
      'g.csv': 'a'.repeat(17 * 1024 * 1024),
    };
    const made = demo({
      ...inDemo(bad),
      ...linking(Object.keys(bad)),
      ...allowing("['pdf', 'docx', 'zip', 'csv', 'txt']"),
    });
    const found = await check(made);
    expect(places(found)).toEqual(
      Object.keys(bad).map((name) => `content/unreadable content/demo/${name}`),
    );
    const { code } = await made.run(['build']);
    expect(code).toBe(1);
  });

  test('of a type that cannot be allowed are an error in the settings', async () => {
    const { code, stderr } = await demo(allowing("['pdf', 'html']")).run(['check']);
    expect([code, stderr]).toEqual([
      2,
      'prebrief: prebrief.config.mjs: downloads.1 must be one of pdf, txt, csv, json, yaml, zip, docx, xlsx, pptx, ics, vtt, not "html".\n',
    ]);
  });
});

test('a video’s transcript needs no setting, but must be text', async () => {
  const film = '<Video src="https://example.com/film" title="A film" transcript="./said.txt" />';
  const made = demo({ 'content/demo/page.mdx': document(film), 'content/demo/said.txt': 'Said.' });
  expect(await check(made)).toEqual([]);
  writeFileSync(made.path('content/demo/said.txt'), '<script>alert(1)</script>');
  expect(places(await check(made))).toEqual(['content/unreadable content/demo/said.txt']);
});
