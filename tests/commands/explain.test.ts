import { expect, test } from 'vitest';
import { RULES } from '../../src/check/rules.ts';
import { workspace } from './run.ts';

test('a rule is explained, with or without a workspace', async () => {
  const { code, stdout, stderr } = await workspace().run(['explain', 'sections/missing']);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(
    /^sections\/missing\nA document has every section .*\n\nAn error by default\. Drafts are not checked\. `prebrief check --fix` fixes it\.\n\nWhy\n\nA missing section [\s\S]*\n\nWhat fails\n\n[\s\S]*\n\nWhat passes\n\n/,
  );
});

test('every rule is listed with what it asks for', async () => {
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
])('%s is asked back', async (id, meant) => {
  const { code, stdout, stderr } = await workspace().run(['explain', id]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toBe(`prebrief: There is no rule "${id}". Did you mean "${meant}"?\n`);
});

test('what is like no rule is answered with the list', async () => {
  const { code, stderr } = await workspace().run(['explain', 'xyz']);
  expect(code).toBe(2);
  expect(stderr).toBe(
    'prebrief: There is no rule "xyz". Run "prebrief explain" to see them all.\n',
  );
});
