import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { contractorChurn } from '../../src/metrics/contractor-churn.ts';
import { checkoutAt } from '../../src/repo/repository.ts';
import { DANA, type Repository, repository, SAM } from '../repository.ts';

const facts = { email: 'sam@example.com', starts: '2026-12-01', ends: '2027-01-15' };

const lines = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `line ${from + index}\n`).join('');

/** Late enough that every line counts. */
const end = (made: Repository) => made.commit({ 'later.txt': 'later\n' }, '2027-03-01', DANA);

const churn = async (made: Repository, folder = '') => {
  const { value, missing } = await contractorChurn(checkoutAt(join(made.root, folder)), facts);
  return missing ?? [value.rewritten, value.lines];
};

describe('rewritten lines', () => {
  test('count whoever rewrote them, within 21 days', async () => {
    const made = repository();
    made.commit({ 'a.ts': `old 1\nold 2\n` }, '2026-11-01', DANA);
    made.commit({ 'a.ts': `old 1\n${lines(1, 10)}old 2\n` }, '2026-12-02');
    // Dana rewrites two in time; their new text is Dana's.
    made.commit(
      { 'a.ts': `new 1\nchanged\nchanged too\n${lines(3, 10)}old 2\n` },
      '2026-12-05',
      DANA,
    );
    // One deleted exactly 21 days later, and one two seconds after that.
    made.commit({ 'a.ts': `new 1\nchanged\nchanged too\n${lines(4, 10)}old 2\n` }, '2026-12-23');
    made.commit(
      { 'a.ts': `new 1\nchanged\nchanged too\n${lines(5, 10)}old 2\n` },
      '2026-12-23T12:00:02Z',
    );
    end(made);
    expect(await churn(made)).toEqual([3, 10]);
  });

  test('are found in a file that was renamed and edited, and then deleted', async () => {
    const made = repository();
    made.commit({ 'src/ä "b".ts': lines(1, 10) }, '2026-12-02');
    made.git('mv', 'src/ä "b".ts', 'src/c d.ts');
    made.commit({ 'src/c d.ts': `${lines(1, 4)}other\n${lines(6, 10)}` }, '2026-12-03', DANA);
    made.git('mv', 'src/c d.ts', 'src/e.ts');
    made.commit({}, '2026-12-30', DANA);
    end(made);
    expect(await churn(made)).toEqual([1, 10]);
    made.commit({ 'src/e.ts': null }, '2027-03-02', DANA);
    expect(await churn(made)).toEqual([1, 10]);
  });

  test('do not include lines that were moved, indented or given other line endings', async () => {
    const made = repository();
    made.commit({ 'a.ts': lines(1, 6), 'b.ts': 'other\n' }, '2026-12-02');
    made.commit({ 'a.ts': lines(1, 6).replaceAll('line', '  line') }, '2026-12-03', DANA);
    made.commit({ 'a.ts': lines(1, 6).replaceAll('\n', '\r\n') }, '2026-12-04', DANA);
    // Sam moves lines 5 and 6 to the top, then 3 and 4 into another file, which adds nothing.
    made.commit({ 'a.ts': lines(5, 6) + lines(1, 4) }, '2026-12-05', DANA);
    made.commit(
      { 'a.ts': lines(5, 6) + lines(1, 2), 'b.ts': `other\n${lines(3, 4)}` },
      '2026-12-06',
    );
    end(made);
    expect(await churn(made)).toEqual([0, 7]);
    // Moved lines are still followed.
    made.commit({ 'b.ts': `other\n${lines(3, 3)}` }, '2026-12-10', DANA);
    expect(await churn(made)).toEqual([1, 7]);
  });

  test('do not include blank lines, or files that no person wrote', async () => {
    const made = repository();
    const byPrograms = {
      'package-lock.json': lines(1, 50),
      'vendor/x/y.go': lines(1, 50),
      'web/app.min.js': lines(1, 50),
      'logo.png': '\0\x01\n\x02\n',
    };
    made.commit({ ...byPrograms, 'a.ts': `one\n\n \t\n}\n` }, '2026-12-02');
    made.commit(
      { 'package-lock.json': lines(1, 9), 'logo.png': '\0\n', 'a.ts': 'one\n}\n' },
      '2026-12-03',
    );
    end(made);
    expect(await churn(made)).toEqual([0, 2]);
  });

  test('cannot be faked by the text of a line', async () => {
    const made = repository();
    const head =
      'diff --git a/b.ts b/b.ts\n@@ -1,3 +1,2 @@\n--- a/b.ts\n+++ b/b.ts\n\\ No newline\n';
    made.commit({ 'a.sql': head, 'b.ts': lines(1, 3) }, '2026-12-02');
    made.commit({ 'a.sql': `-- x\n${head}++ y` }, '2026-12-03');
    made.commit({ 'a.sql': '++ y' }, '2026-12-04', DANA);
    end(made);
    expect(await churn(made)).toEqual([6, 10]);
  });
});

describe('branches', () => {
  test('keep the date and the author of each line through a merge', async () => {
    const made = repository();
    made.commit({ 'a.ts': 'first\nlast\n' }, '2026-11-01', DANA);
    made.git('checkout', '-q', '-b', 'feature');
    made.commit({ 'a.ts': `first\n${lines(1, 5)}last\n` }, '2026-12-02');
    made.git('checkout', '-q', 'main');
    made.commit({ 'a.ts': 'zeroth\nfirst\nlast\n' }, '2026-12-03', DANA);
    made.merge('feature', '2026-12-04');
    // Something above the merge's lines was removed, so their numbers have changed.
    made.commit({ 'a.ts': `${lines(1, 4)}last\n` }, '2026-12-20', DANA);
    end(made);
    expect(await churn(made)).toEqual([1, 5]);
  });

  test('count removals on the day they were made, whichever side a merge took', async () => {
    const made = repository();
    made.commit({ 'a.ts': lines(1, 6), 'b.ts': 'x\n' }, '2026-12-02');
    made.git('checkout', '-q', '-b', 'feature');
    made.commit({ 'a.ts': lines(1, 4) }, '2026-12-05', DANA);
    made.git('checkout', '-q', 'main');
    made.commit({ 'b.ts': 'x\ny\n' }, '2027-02-01', DANA);
    made.merge('feature', '2027-02-02');
    end(made);
    expect(await churn(made)).toEqual([2, 7]);
    // A merge that keeps its own side discards the other's lines, and restores none.
    made.git('checkout', '-q', '-b', 'lost', 'main');
    made.commit({ 'a.ts': lines(2, 4) }, '2026-12-06', DANA);
    made.git('checkout', '-q', 'main');
    made.merge('lost', '2027-03-02', '--strategy', 'ours');
    expect(await churn(made)).toEqual([2, 7]);
  });

  test('keep a line that one side moved, and lines from the other side in a renamed file', async () => {
    const made = repository();
    made.commit({ 'a.ts': lines(1, 8), 'b.ts': lines(21, 28) }, '2026-12-02');
    made.git('checkout', '-q', '-b', 'feature');
    made.commit({ 'a.ts': lines(2, 8) + lines(1, 1) }, '2026-12-03', DANA);
    made.git('mv', 'b.ts', 'c.ts');
    made.commit({}, '2026-12-04', DANA);
    made.git('checkout', '-q', 'main');
    made.commit({ 'b.ts': `${lines(21, 28)}line 29\n` }, '2026-12-05');
    made.merge('feature', '2026-12-06');
    end(made);
    expect(await churn(made)).toEqual([0, 17]);
    // Both are deleted eventually, but much later.
    made.commit({ 'a.ts': lines(2, 8), 'c.ts': lines(21, 28) }, '2027-03-02', DANA);
    expect(await churn(made)).toEqual([0, 17]);
  });

  test('with a cherry-picked commit count it once', async () => {
    const made = repository();
    made.commit({ 'a.ts': 'first\n', 'b.ts': 'b\n' }, '2026-11-01', DANA);
    made.git('checkout', '-q', '-b', 'feature');
    made.commit({ 'a.ts': `first\n${lines(1, 5)}` }, '2026-12-02');
    made.git('checkout', '-q', 'main');
    made.commit({ 'b.ts': 'c\n' }, '2026-12-03', DANA);
    made.git('cherry-pick', 'feature');
    made.merge('feature', '2026-12-04');
    end(made);
    expect(await churn(made)).toEqual([0, 5]);
  });

  test('count what the contractor wrote to resolve a conflict', async () => {
    const made = repository();
    made.commit({ 'a.ts': 'one\n' }, '2026-11-01', DANA);
    made.git('checkout', '-q', '-b', 'feature');
    made.commit({ 'a.ts': 'two\n' }, '2026-12-02');
    made.git('checkout', '-q', 'main');
    made.commit({ 'a.ts': 'three\n' }, '2026-12-03', DANA);
    expect(() => made.git('merge', '-q', 'feature')).toThrow();
    made.commit({ 'a.ts': 'three\nfour\n' }, '2026-12-04');
    expect(made.git('log', '-1', '--format=%P').trim()).toContain(' ');
    end(made);
    // "two" was given up in the merge, "four" is new in it, "three" is Dana's.
    expect(await churn(made)).toEqual([1, 2]);
  });

  test('other than the default branch do not count', async () => {
    const made = repository();
    made.commit({ 'a.ts': lines(1, 5) }, '2026-12-02');
    end(made);
    made.git('checkout', '-q', '-b', 'experiment');
    made.commit({ 'a.ts': null, 'b.ts': lines(11, 30) }, '2026-12-03');
    expect(await churn(made)).toEqual([0, 5]);
  });
});

describe('the contractor', () => {
  test('is identified by email address in any case, and through .mailmap', async () => {
    const made = repository();
    made.commit({ 'a.ts': lines(1, 2) }, '2026-12-02', 'Sam <SAM@Example.com>');
    made.commit({ 'b.ts': lines(11, 13) }, '2026-12-03', 'Sam <sam@home.example.com>');
    end(made);
    expect(await churn(made)).toEqual([0, 2]);
    made.commit(
      { '.mailmap': 'Sam Ortiz <sam@example.com> <sam@home.example.com>\n' },
      '2027-03-02',
      DANA,
    );
    expect(await churn(made)).toEqual([0, 5]);
  });

  test('works from the first to the last day, in their own time zone', async () => {
    const made = repository();
    made.commit({ 'a.ts': 'before\n' }, '2026-11-30T23:59:00-05:00');
    made.commit({ 'b.ts': 'first day\n' }, '2026-12-01T00:01:00-05:00');
    made.commit({ 'c.ts': 'last day\nof all\n' }, '2027-01-15T23:00:00-05:00');
    made.commit({ 'd.ts': 'after\n' }, '2027-01-16T00:00:00-05:00');
    end(made);
    expect(await churn(made)).toEqual([0, 3]);
  });

  test('has lines that are too recent to judge, which do not count', async () => {
    const made = repository();
    made.commit({ 'a.ts': lines(1, 10) }, '2026-12-02');
    made.commit({ 'b.ts': lines(11, 20) }, '2026-12-20');
    made.commit({ 'a.ts': lines(1, 6), 'b.ts': lines(11, 15) }, '2026-12-21', DANA);
    expect(await churn(made)).toBe('time');
    made.commit({ 'c.ts': 'x\n' }, '2026-12-23', DANA);
    const { value } = await contractorChurn(checkoutAt(made.root), facts);
    expect(value).toEqual({
      commits: 2,
      lines: 10,
      rewritten: 4,
      share: 0.4,
      tooYoung: 10,
      until: '2026-12-23',
    });
  });
});

describe('a subfolder of a repository', () => {
  test('is measured on its own', async () => {
    const made = repository();
    made.commit({ 'app/a.ts': lines(1, 3), 'b.ts': lines(11, 30) }, '2026-12-02');
    made.commit({ 'app/a.ts': lines(1, 2) }, '2026-12-03');
    end(made);
    expect(await churn(made, 'app')).toEqual([1, 3]);
  });
});

describe('the git config of the user', () => {
  test('changes nothing', async () => {
    const made = repository();
    made.commit({ 'ä.ts': lines(1, 10) }, '2026-12-02');
    made.git('mv', 'ä.ts', 'ö.ts');
    made.commit({ 'ö.ts': lines(2, 10) }, '2026-12-03');
    end(made);
    for (const [key, value] of [
      ['diff.noprefix', 'true'],
      ['diff.mnemonicPrefix', 'true'],
      ['diff.external', 'false'],
      ['diff.renames', 'false'],
      ['diff.interHunkContext', '5'],
      ['color.ui', 'always'],
      ['core.quotePath', 'true'],
      ['log.showSignature', 'true'],
      ['log.mailmap', 'false'],
      ['log.date', 'relative'],
      ['format.pretty', 'oneline'],
    ] as const) {
      made.git('config', key, value);
    }
    expect(await churn(made)).toEqual([1, 10]);
  });
});

describe('without the required data', () => {
  test('there is no figure, and the reason is given', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'prebrief-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const missing = async (root: string, changed: Partial<typeof NONE> = {}) =>
      (await contractorChurn(checkoutAt(root), { ...facts, ...changed })).missing;
    const NONE = { email: null, starts: null, ends: null };
    expect(await missing(folder)).toBe('repository');
    expect(await missing(join(folder, 'none'))).toBe('repository');
    const made = repository();
    expect(await missing(made.root)).toBe('history');
    made.commit({ 'a.ts': 'x\n' }, '2026-12-02', DANA);
    expect(await missing(made.root)).toBe('commits');
    expect(await missing(made.root, { email: null })).toBe('email');
    expect(await missing(made.root, { ends: null })).toBe('dates');
    made.commit({ 'a.ts': 'x\n\n' }, '2026-12-03', SAM);
    expect(await missing(made.root)).toBe('lines');
    made.git('clone', '-q', '--depth', '1', `file://${made.root}`, join(folder, 'shallow'));
    expect(await missing(join(folder, 'shallow'))).toBe('full-history');
    made.git('config', 'uploadpack.allowFilter', 'true');
    made.commit({ 'a.ts': 'y\n' }, '2026-12-03', SAM);
    made.git(
      'clone',
      '-q',
      '--no-checkout',
      '--filter=blob:none',
      `file://${made.root}`,
      join(folder, 'partial'),
    );
    expect(await missing(join(folder, 'partial'))).toBe('history');
    mkdirSync(join(folder, 'broken', '.git'), { recursive: true });
    writeFileSync(join(folder, 'broken', '.git', 'HEAD'), 'nonsense');
    expect(await missing(join(folder, 'broken'))).toBe('repository');
  });
});
