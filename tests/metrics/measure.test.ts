import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parseConfig } from '../../src/config.ts';
import { measure } from '../../src/metrics/measure.ts';
import { DANA, type Repository, repository } from '../repository.ts';
import { validFiles, workspaceOf } from '../valid-workspace.ts';

const SPEC = 'content/demo/spec.mdx';
const files = validFiles();
const spec = (criteria: string) =>
  (files[SPEC] ?? '').replace(/- \[ \] \*\*AC-1.*\n/, `${criteria}\n`);

const boxes = (...marks: string[]) =>
  spec(
    marks.map((mark, index) => `- [${mark}] **AC-${index + 1}** It takes ${index} s.`).join('\n'),
  );

/** @param texts current files, over those of the complete workspace */
const measured = (root: string, texts: Record<string, string> = {}) => {
  const workspace = workspaceOf({ ...files, ...texts });
  const [engagement] = workspace.engagements;
  if (!engagement) throw new Error('There is no engagement.');
  return measure(engagement, { root, settings: parseConfig({}, []), workspace }, null);
};

const burndown = async (made: Repository, texts: Record<string, string> = {}) => {
  const { value, missing } = (await measured(made.root, texts)).burndown;
  if (missing !== null) return missing;
  const points = value.points.map(({ day, checked, criteria }) => `${day} ${checked}/${criteria}`);
  return value.unreadable > 0 ? [...points, `${value.unreadable} unreadable`] : points;
};

describe('the burndown', () => {
  test('has a point for each commit that changed the specification, under any name', async () => {
    const made = repository();
    made.commit(
      { 'content/old/specification.mdx': spec('- **AC-1** Without a box.') },
      '2026-11-20',
      DANA,
    );
    made.commit({ 'content/old/specification.mdx': boxes(' ', ' ') }, '2026-11-21', DANA);
    made.git('mv', 'content/old', 'content/demo');
    made.git('mv', 'content/demo/specification.mdx', SPEC);
    made.commit({}, '2026-11-22', DANA);
    made.commit({ 'content/demo/brief.mdx': 'no matter\n' }, '2026-12-01', DANA);
    made.commit({ [SPEC]: boxes('x', ' ', ' ') }, '2026-12-08');
    made.commit({ [SPEC]: `${boxes('x', 'X', ' ')}\n{{{` }, '2026-12-09');
    made.commit({ [SPEC]: boxes('x', 'X', ' ') }, '2026-12-10T23:30:00-05:00');
    // A checkbox in another section is not a criterion.
    made.commit({ [SPEC]: `${boxes('x', 'X', 'x')}\n- [ ] **AC-9** Not here.\n` }, '2026-12-12');
    expect(await burndown(made, { [SPEC]: boxes('x', 'x', 'x') })).toEqual([
      '2026-11-21 0/2',
      '2026-11-22 0/2',
      '2026-12-08 1/3',
      '2026-12-10 2/3',
      '2026-12-12 3/3',
      '1 unreadable',
    ]);
  });

  test('moves when a branch is merged, not before', async () => {
    const made = repository();
    made.commit({ [SPEC]: boxes(' ', ' ') }, '2026-12-01', DANA);
    made.git('checkout', '-q', '-b', 'feature');
    made.commit({ [SPEC]: boxes('x', ' ') }, '2026-12-02');
    made.commit({ [SPEC]: boxes('x', 'x') }, '2026-12-03');
    made.git('checkout', '-q', 'main');
    made.git('merge', '-q', '--no-ff', '--no-commit', 'feature');
    made.commit({}, '2026-12-05', DANA);
    expect(await burndown(made)).toEqual(['2026-12-01 0/2', '2026-12-05 2/2']);
  });

  test('is missing without the required data, and the reason is given', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'prebrief-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const missing = async (root: string, texts: Record<string, string> = {}) =>
      (await measured(root, texts)).burndown.missing;
    expect(await missing(folder)).toBe('repository');
    const made = repository({}, join(inside(folder), 'one'));
    expect(await missing(made.root)).toBe('spec-history');
    made.commit({ [SPEC]: spec('- **AC-1** Without a box.') }, '2026-12-01', DANA);
    expect(await missing(made.root)).toBe('checkboxes');
    expect(await missing(made.root, { [SPEC]: '---\nkind: page\n---\n' })).toBe('spec');
    made.commit({ [SPEC]: boxes('x') }, '2026-12-01', DANA);
    made.git('clone', '-q', '--depth', '1', `file://${made.root}`, join(folder, 'shallow'));
    expect(await missing(join(folder, 'shallow'))).toBe('full-history');
    made.git('config', 'uploadpack.allowFilter', 'true');
    const partial = ['clone', '-q', '--filter=blob:none', '--no-checkout'];
    made.git(...partial, `file://${made.root}`, join(folder, 'partial'));
    expect(await missing(join(folder, 'partial'))).toBe('history');
  });
});

function inside(folder: string): string {
  mkdirSync(join(folder, 'one'));
  return folder;
}

describe('the checkout', () => {
  const withEmail = (index: string, more = '') =>
    index
      .replace('name: Sam Ortiz,', 'name: Sam Ortiz, email: sam@example.com,')
      .replace('people:', `${more}people:`);
  const INDEX = 'content/demo/index.mdx';

  test('is the repository around the workspace, or the one that the engagement names', async () => {
    const made = repository();
    made.commit({ 'code/a.ts': 'a\nb\n', 'briefs/x': 'x\n' }, '2026-12-02');
    made.commit({ 'code/a.ts': 'a\n' }, '2027-03-01', DANA);
    const workspace = join(made.root, 'briefs');
    const lines = async (more: string) => {
      const index = withEmail(files[INDEX] ?? '', more);
      const { churn } = await measured(workspace, { [INDEX]: index });
      return churn.value?.lines ?? churn.missing;
    };
    expect(await lines('')).toBe(3);
    expect(await lines('repository: { path: ../../../code }\n')).toBe(2);
    expect(await lines('repository: { path: ../../../nowhere }\n')).toBe('repository');
  });
});
