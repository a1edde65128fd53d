import { describe, expect, test, vi } from 'vitest';
import type { Example } from '../../src/check/define-rule.ts';
import { RULES } from '../../src/check/rules.ts';
import { runRules } from '../../src/check/run-rules.ts';
import { createFindDiagramProblems } from '../../src/diagrams/find-problems.ts';
import { parseWorkspace } from '../../src/parse/workspace.ts';
import { createFindSecrets } from '../../src/secrets/find-secrets.ts';
import { exampleCode } from '../example-code.ts';
import { exampleFiles } from '../valid-workspace.ts';

/** Shared by all examples, because they are as independent as files. */
const findDiagramProblems = createFindDiagramProblems();

/**
 * All findings as `rule file:line:column-line:column`, the file relative to the engagement's
 * folder.
 */
async function check(example: Example): Promise<string[]> {
  const files = exampleFiles(example);
  const parsed = parseWorkspace(files);
  const secrets = await createFindSecrets()(files);
  const diagrams = await findDiagramProblems(parsed);
  const code = await exampleCode(example, parsed);
  const workspace = { ...parsed, secrets, diagrams, code };
  const { trusted = false, downloads = [] } = example;
  const options = { rules: RULES, today: '2026-12-01', trusted, downloads };
  return runRules(workspace, options).map(({ rule, file, range: { start, end } }) => {
    const path = file.replace(/^content\/demo\//, '');
    return `${rule} ${path}:${start.line}:${start.column}-${end.line}:${end.column}`;
  });
}

test('the engagement that the examples change passes', async () => {
  expect(await check({})).toEqual([]);
});

// The first diagram of a run waits for Mermaid to load, which is slow on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test.each(rule.examples.fail)('fails: %j', async (example) => {
    expect(await check(example)).toEqual(example.findings.map((finding) => `${id} ${finding}`));
  });

  test.each(rule.examples.pass)('passes: %j', async (example) => {
    expect(await check(example)).toEqual([]);
  });
});
