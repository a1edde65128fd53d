import { expect, test } from 'vitest';
import { workspace } from './run.ts';

test('works without content, and prints the same every time', async () => {
  const { run } = workspace();
  const [first, second] = [await run(['schema', 'brief']), await run(['schema', 'brief'])];
  expect([first.code, first.stderr]).toEqual([0, '']);
  expect(second.stdout).toBe(first.stdout);
  expect(JSON.parse(first.stdout)).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    required: ['title', 'description'],
    additionalProperties: false,
    properties: { owner: { description: 'Id of the person who keeps the document accurate' } },
  });
});

test('includes the facts of an engagement and the keys of custom templates', async () => {
  const made = workspace({
    'prebrief.config.mjs': "export default { templates: 'kinds' }",
    'kinds/runbook.mdx':
      '---\ntitle: R\ncontract:\n  frontmatter:\n    type: object\n    required: [pager]\n    properties: { pager: { type: string, description: Whom to call } }\n---\n',
  });
  const index = JSON.parse((await made.run(['schema', 'index'])).stdout);
  expect(index.required).toEqual(['title', 'description', 'company', 'starts', 'ends', 'people']);
  const runbook = JSON.parse((await made.run(['schema', 'runbook'])).stdout);
  expect(runbook.required).toEqual(['title', 'description', 'pager']);
  expect(runbook.properties.pager).toEqual({ type: 'string', description: 'Whom to call' });
});

test.each([
  ['breif', 'Did you mean "brief"?'],
  ['constructor', 'Use one of access, api, '],
])('%s is not a kind', async (kind, hint) => {
  const { code, stdout, stderr } = await workspace().run(['schema', kind]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(`prebrief: There is no kind "${kind}". ${hint}`);
  expect(stderr.trim().split('\n')).toHaveLength(1);
});

test('reports a template with errors, and prints the rest', async () => {
  const made = workspace({
    'templates/page.mdx': '---\ntitle: P\ncontract: { section: {} }\n---\n',
  });
  const { code, stdout, stderr } = await made.run(['schema', 'page']);
  expect(code).toBe(0);
  expect(JSON.parse(stdout).required).toEqual(['title', 'description']);
  expect(stderr).toBe('templates/page.mdx: the template has errors; run prebrief check.\n');
});
