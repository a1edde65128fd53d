import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { validFiles } from '../valid-workspace.ts';
import { type Workspace, workspace } from './run.ts';

const SPEC = validFiles()['content/demo/spec.mdx'] ?? '';

function review(section: string, document = 'spec'): string {
  const lesson = `{ document: ${document}, section: "${section}", ambiguity: Two readings., change: One now. }`;
  return `---\ntitle: Review\ndescription: A review.\nlessons: [${lesson}]\n---\n`;
}

function git(folder: string, ...args: string[]): void {
  const identity = ['-c', 'user.name=Dana', '-c', 'user.email=dana@example.com'];
  execFileSync('git', ['-C', folder, ...identity, ...args], { stdio: 'ignore' });
}

function commit({ root }: Workspace): void {
  git(root, 'add', '.');
  git(root, 'commit', '-m', 'Change');
}

/** Each section in the lessons, with its name and whether it changed. */
async function changes({ run }: Workspace): Promise<Record<string, unknown>> {
  const { code, stdout, stderr } = await run(['lessons', '--format', 'json']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const { version, sections } = JSON.parse(stdout) as {
    version: number;
    sections: { section: string; lessons: { changed: unknown }[] }[];
  };
  expect(version).toBe(1);
  return Object.fromEntries(sections.map((one) => [one.section, one.lessons[0]?.changed]));
}

test('the history tells whether a section has changed since its review', async () => {
  const folder = workspace(validFiles());
  const { root, write } = folder;
  git(root, 'init', '-b', 'main');
  commit(folder);
  // The review is committed together with the first correction.
  write({
    'content/demo/spec.mdx': SPEC.replace('## Goal\n', '## Goal\n\nCorrected with the review.\n'),
    'content/demo/reviews/0001-a.mdx': review('Goal'),
    'content/demo/reviews/0002-b.mdx': review('in scope'),
    'content/demo/reviews/0003-c.mdx': review('Definition of done'),
    'content/demo/reviews/0004-d.mdx': review('Nowhere'),
  });
  commit(folder);
  write({
    'content/demo/spec.mdx': SPEC.replace('## In scope\n', '## In scope\n\n### Files\n\nCSV.\n'),
    // Not committed yet, like the resulting change.
    'content/demo/reviews/0006-f.mdx': review('Deliverables'),
  });
  expect(await changes(folder)).toEqual({
    Goal: false,
    'In scope': true,
    'Definition of done': false,
    Deliverables: false,
    Nowhere: null,
  });
  write({ 'content/demo/spec.mdx': SPEC.replace('## Goal\n', '## Goal\n\nOther words.\n') });
  expect(await changes(folder)).toMatchObject({ Goal: true, 'In scope': false });
});

test('without the history, it is unknown whether a section has changed', async () => {
  const outside = workspace({ ...validFiles(), 'content/demo/reviews/1.mdx': review('Goal') });
  expect(await changes(outside)).toEqual({ Goal: null });

  // The history starts with the review.
  const { root } = outside;
  git(root, 'init', '-b', 'main');
  commit(outside);
  expect(await changes(outside)).toEqual({ Goal: null });

  outside.write({ 'content/demo/spec.mdx': SPEC.replace('## Goal\n', '## Goal\n\nNew.\n') });
  commit(outside);
  git(root, 'clone', '--depth', '1', `file://${root}`, `${root}/shallow`);
  expect(await changes(outside.in('shallow'))).toEqual({ Goal: null });
});

test('says so if there are no lessons', async () => {
  const { code, stdout } = await workspace(validFiles()).run(['lessons']);
  expect(code).toBe(0);
  expect(stdout).toBe('No review has a lesson yet. Write them as "lessons" in its frontmatter.\n');
});
