import { expect, test } from 'vitest';
import { createCheckMemory } from '../../src/check/check-memory.ts';
import { RULES } from '../../src/check/rules.ts';
import { runRules } from '../../src/check/run-rules.ts';
import { exampleWorkspace } from '../valid-workspace.ts';

const workspace = exampleWorkspace({ edits: { 'spec.mdx': { '## Goal': '## Aim' } } });
const [document] = workspace.engagements[0]?.documents ?? [];
if (!document) throw new Error('no document');

test('results are cached per memory', () => {
  const [one, other] = [createCheckMemory(), createCheckMemory()];
  const schema = one.schemaOf(document, workspace);
  expect(one.schemaOf(document, workspace)).toBe(schema);
  expect(other.schemaOf(document, workspace)).not.toBe(schema);

  const sections = one.sectionsOf(document, workspace);
  expect(one.sectionsOf(document, workspace)).toBe(sections);
  expect(other.sectionsOf(document, workspace)).not.toBe(sections);

  const { frontmatter } = document.source;
  const problems = one.frontmatterProblems(schema, frontmatter);
  expect(one.frontmatterProblems(schema, frontmatter)).toBe(problems);
  expect(other.frontmatterProblems(schema, frontmatter)).not.toBe(problems);
});

test('a check finds the same with and without a memory', () => {
  const options = { rules: RULES, today: '2026-12-01', trusted: false };
  const alone = runRules(workspace, options);
  const memory = createCheckMemory();
  expect(alone).not.toEqual([]);
  for (let turn = 0; turn < 2; turn++) {
    expect(runRules(workspace, { ...options, memory })).toEqual(alone);
  }
});
