import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { demoFiles, type Repository, repository } from './history.ts';
import { type Workspace, workspace } from './run.ts';

const SPEC = 'content/demo/spec.mdx';
const CODE = 'src/billing/retry.ts';
const files = demoFiles();
const spec = files[SPEC] ?? '';
const page = (title: string, text: string, more = '') =>
  `---\ntitle: ${title}\ndescription: About it.\n${more}---\n\n${text}\n`;

/** Builds, and returns the content of `/changes/`, line by line. */
async function changesOf(made: Workspace, ...options: string[]): Promise<string[]> {
  const { code, stderr } = await made.run(['build', 'demo', '--base', '/b/', ...options]);
  expect([code, stderr]).toEqual([0, expect.stringContaining('✓ demo')]);
  const folder = options.includes('team') ? 'dist-team' : 'dist';
  const html = readFileSync(made.path(`${folder}/demo/changes/index.html`), 'utf8');
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '';
  return main
    .replace(/<header[\s\S]*?<\/header>/, '')
    .replace(/<p class="new-mark"[\s\S]*?<\/p>/g, '')
    .replace(/<\/(p|li|h2|ul)>|<ul>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&#39;|&amp;/g, (it) => (it === '&amp;' ? '&' : "'"))
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

/** @param folder the workspace's folder in the repository; the code is at the repository root */
function demo(folder = '', messages = true): Repository {
  const repo = repository(folder);
  const up = folder.replace(/[^/]+/g, '..');
  const { [CODE]: code = '', ...texts } = files;
  const settings = {
    'prebrief.config.mjs': `export default { changes: { messages: ${messages} } };\n`,
  };
  repo.commit('Write the brief', { ...texts, ...settings, [join(up, CODE)]: code }, '2026-11-02');
  return repo;
}

const FIRST = [
  '2 November 2026',
  'Write the brief',
  'New pages: Cover, brief, spec, architecture, data-model, conventions, access, working-agreement',
];

describe('the changes page', () => {
  test('lists changes by day and section, even if the repository’s root is elsewhere', async () => {
    const repo = demo('clients/docs');
    repo.commit(
      'Say what done means',
      {
        [SPEC]: spec
          .replace('takes under 60 s', 'takes under 30 s')
          .replace(
            '\n## Definition of done\n',
            '\n## Extra\n\nMore words.\n\n## Definition of done\n',
          ),
      },
      '2026-11-20',
    );
    // Not visible to readers.
    repo.commit(
      'Note to ourselves',
      {
        [SPEC]: readFileSync(repo.made.path(SPEC), 'utf8')
          .replace('description:', 'reviewed: 2026-11-20\ndescription:')
          .replace('## Extra', '{/* Is this enough? */}\n\n## Extra'),
      },
      '2026-11-21',
    );
    repo.commit('Take it out again', { [SPEC]: spec }, '2026-11-22');
    expect(await changesOf(repo.made)).toEqual([
      '22 November 2026',
      'Take it out again',
      'spec changed',
      'Acceptance criteria',
      '1 section taken out',
      '20 November 2026',
      'Say what done means',
      'spec changed',
      // A section added there and removed since is not listed.
      'Acceptance criteria',
      FIRST[0],
      // The first commit touched .gitignore as well.
      FIRST[2],
    ]);
    const html = readFileSync(repo.made.path('dist/demo/changes/index.html'), 'utf8');
    expect(html).toContain('href="/b/spec/#acceptance-criteria"');
  });

  test('follows renames, and dates changes on a branch by the merge', async () => {
    const repo = demo();
    repo.commit('Add a guide', {
      'content/demo/guide.mdx': page('Guide', '## One\n\nText.\n\n## Two\n\nText of some length.'),
    });
    repo.move('content/demo/guide.mdx', 'content/demo/manual.mdx');
    repo.commit('Call it a manual', {});
    repo.git('switch', '--quiet', '--create', 'branch');
    repo.commit(
      'On a branch, first',
      {
        'content/demo/manual.mdx': page(
          'Guide',
          '## One\n\nChanged.\n\n## Two\n\nText of some length.',
        ),
      },
      '2026-11-10',
    );
    repo.commit('On a branch, then', {
      'content/demo/manual.mdx': page(
        'Guide',
        '## One\n\nChanged.\n\n## Two\n\nText of another length.',
      ),
    });
    repo.git('switch', '--quiet', 'main');
    repo.commit('Elsewhere', { 'README.md': 'x' }, '2026-11-12');
    repo.git('merge', '--quiet', '--no-ff', '--message', 'Merge what Zed did', 'branch');
    expect((await changesOf(repo.made)).slice(0, -1)).toEqual([
      '12 November 2026',
      'Guide changed',
      'One',
      'Two',
      '2 November 2026',
      'Call it a manual',
      'Guide moved',
      'Add a guide',
      'New page: Guide',
      '11:00',
    ]);
  });

  test('is the same, byte for byte, for the same history', async () => {
    const repo = demo();
    repo.commit('More', { [SPEC]: spec.replace('word1', 'word0') });
    const read = () => readFileSync(repo.made.path('dist/demo/changes/index.html'), 'utf8');
    await changesOf(repo.made);
    const first = read();
    rmSync(repo.made.path('dist'), { recursive: true });
    repo.git('config', 'diff.renames', 'false');
    repo.git('config', 'log.showRoot', 'false');
    repo.git('config', 'log.decorate', 'full');
    repo.git('config', 'diff.relative', 'true');
    await changesOf(repo.made);
    expect(read()).toBe(first);
  });
});

describe('no history is shown', () => {
  test('in a shallow clone', async () => {
    const repo = demo();
    repo.commit('More', { [SPEC]: spec.replace('word1', 'word0') });
    const clone = workspace();
    execFileSync(
      'git',
      ['clone', '--quiet', '--depth', '1', `file://${repo.made.root}`, clone.path('it')],
      { stdio: 'pipe' },
    );
    const made = clone.in('it');
    expect(await changesOf(made)).toEqual([
      expect.stringMatching(/not available: .* shallow clone/),
    ]);
    expect(readFileSync(made.path('dist/demo/index.html'), 'utf8')).not.toContain('data-edition');
  });

  test('without a repository, or in one without the content', async () => {
    const made = workspace(files);
    expect(await changesOf(made)).toEqual([
      expect.stringContaining('without the repository’s history'),
    ]);
    execFileSync('git', ['-C', made.root, 'init', '--quiet']);
    execFileSync('git', ['-C', made.root, 'add', 'src']);
    expect(await changesOf(made)).toEqual([
      expect.stringContaining('No changes have been recorded'),
    ]);
    // Without git, the same as without a repository.
    const { code } = await made.spawn(['build', 'demo'], { PATH: dirname(join(made.root, 'x')) });
    expect(code).toBe(0);
  });
});

describe('the changes page does not reveal', () => {
  test('commit messages, unless the settings allow it', async () => {
    const repo = demo('', false);
    repo.commit('Qzonexw', { [SPEC]: spec.replace('word1', 'word2') }, '2026-11-03');
    repo.commit('Qztwoxw', { [SPEC]: spec.replace('word1', 'word3') }, '2026-11-03');
    expect(await changesOf(repo.made)).toEqual([
      '3 November 2026',
      expect.stringMatching(/^\d\d:00$/),
      'spec changed',
      'Goal',
      expect.stringMatching(/^\d\d:00$/),
      'spec changed',
      'Goal',
      FIRST[0],
      FIRST[2],
    ]);
    expect(site(repo.made)).not.toMatch(/qz\w+xw|\S@\S|\bAda\b/i);
    rmSync(repo.made.path('prebrief.config.mjs'));
    await changesOf(repo.made);
    expect(site(repo.made)).not.toMatch(/qz\w+xw/i);
  });

  /** Everything in the site, as text. */
  const site = (made: Workspace) => readFileSync(made.path('dist/demo/changes/index.html'), 'utf8');

  test('what a document said while it was a draft, for the team, or elsewhere', async () => {
    const repo = demo();
    const secret = '## Qzsecretxw\n\nWhat they pay.\n\n## Open\n\nText.';
    repo.commit(
      'Qzdraftmessagexw',
      { 'content/demo/notes.mdx': page('Qztitlexw', secret, 'draft: true\n') },
      '2026-11-03',
    );
    repo.commit(
      'Qzteammessagexw',
      { 'content/demo/notes.mdx': page('Qztitlexw', secret, 'audience: team\n') },
      '2026-11-04',
    );
    repo.commit(
      'Publish after Qzboardxw',
      { 'content/demo/notes.mdx': page('Notes', '## Open\n\nText.') },
      '2026-11-05',
    );
    repo.commit(
      'Qzothermessagexw',
      {
        'content/other/index.mdx': (files['content/demo/index.mdx'] ?? '').replace(
          'Demo',
          'Qzotherxw',
        ),
        'content/other/loan.mdx': page(
          'Loan',
          '## Qzlentxw\n\nText that is quite long, so that it is recognised.\n\n## Kept\n\nText that is quite long.',
        ),
      },
      '2026-11-06',
    );
    repo.move('content/other/loan.mdx', 'content/demo/loan.mdx');
    repo.commit('Qzmovedxw', {}, '2026-11-07');
    repo.commit(
      'Shorten the loan',
      { 'content/demo/loan.mdx': page('Loan', '## Kept\n\nText that is quite long.') },
      '2026-11-08',
    );
    repo.commit(
      'Qzteamfilexw',
      {
        'content/demo/plan.mdx': page('Plan of ours', 'Text.', 'audience: team\n'),
        [SPEC]: spec.replace('word1', 'word0'),
      },
      '2026-11-09',
    );
    repo.commit(
      'Qzcodexw',
      { 'src/pay.ts': 'x', [SPEC]: spec.replace('word1', 'word2') },
      '2026-11-10',
    );
    repo.commit(
      'Ask qz.person@example.org',
      { [SPEC]: spec.replace('word1', 'word3') },
      '2026-11-11',
    );
    // A message about a document in the site, with words from documents that are not.
    repo.commit('As in the Plan of ours', { [SPEC]: spec.replace('word1', 'word4') }, '2026-11-12');
    repo.commit(
      'Like content/other/loan.mdx',
      { [SPEC]: spec.replace('word1', 'word5') },
      '2026-11-13',
    );
    repo.commit(
      `Use ghp_${'a1B2'.repeat(9)} for it`,
      { [SPEC]: spec.replace('word1', 'word7') },
      '2026-11-13',
    );
    repo.commit('<b>Bold</b> & clear', { [SPEC]: spec.replace('word1', 'word6') }, '2026-11-14');

    const lines = await changesOf(repo.made);
    expect(site(repo.made).match(/qz\w+|ghp_|\S+@\S+/gi)).toBe(null);
    expect(lines).toEqual([
      '14 November 2026',
      '&lt;b&gt;Bold&lt;/b&gt; & clear',
      'spec changed',
      'Goal',
      '13 November 2026',
      '23:00',
      'spec changed',
      'Goal',
      '22:00',
      'spec changed',
      'Goal',
      ...['12', '11', '10', '9'].flatMap((day) => [`${day} November 2026`, 'spec changed', 'Goal']),
      '8 November 2026',
      'Shorten the loan',
      'Loan changed',
      '1 section taken out',
      '7 November 2026',
      'New page: Loan',
      '5 November 2026',
      'New page: Notes',
      FIRST[0],
      FIRST[2],
    ]);
    // The team site may contain them.
    const team = await changesOf(repo.made, '--audience', 'team');
    expect(team).toContain('Publish after Qzboardxw');
    expect(team).toContain('New page: Plan of ours');
    expect(team.join('\n')).not.toMatch(
      /Qzdraftmessagexw|Qzteammessagexw|Qzothermessagexw|Qzmovedxw/,
    );
  });
});
