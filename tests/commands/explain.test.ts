import { expect, test } from 'vitest';
import { RULES } from '../../src/check/rules.ts';
import { workspace } from './run.ts';

test('explains a rule, even without a workspace', async () => {
  const { code, stdout, stderr } = await workspace().run(['explain', 'sections/missing']);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(
    /^sections\/missing\nA document has every section .*\n\nAn error by default\. Drafts are not checked\. `prebrief check --fix` fixes it\.\n\nWhy\n\nA missing section [\s\S]*\n\nWhat fails\n\n[\s\S]*\n\nWhat passes\n\n/,
  );
});

test('lists every rule with its summary', async () => {
  const { code, stdout } = await workspace().run(['explain']);
  expect(code).toBe(0);
  for (const { id, summary } of RULES) {
    expect(stdout.split('\n').some((line) => line.startsWith(id) && line.endsWith(summary))).toBe(
      true,
    );
  }
});

test.each([
  ['sections/mising', 'sections/missing'],
  ['missing', 'documents/missing'],
  ['placeholder', 'sections/placeholder'],
])('suggests a rule for %s', async (id, meant) => {
  const { code, stdout, stderr } = await workspace().run(['explain', id]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toBe(`prebrief: There is no rule "${id}". Did you mean "${meant}"?\n`);
});

test('points to the list if no rule is similar', async () => {
  const { code, stderr } = await workspace().run(['explain', 'xyz']);
  expect(code).toBe(2);
  expect(stderr).toBe(
    'prebrief: There is no rule "xyz". Run "prebrief explain" to see them all.\n',
  );
});
