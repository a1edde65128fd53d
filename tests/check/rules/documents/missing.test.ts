import { expect, test } from 'vitest';
import missing from '../../../../src/check/rules/documents/missing.ts';
import { runRules } from '../../../../src/check/run-rules.ts';
import { validFiles, workspaceOf } from '../../../valid-workspace.ts';

const SPEC = 'content/demo/spec.mdx';

/** The messages if the spec is as given, or missing. */
function say(spec: string | null, more: Record<string, string> = {}): string[] {
  const { [SPEC]: _, ...files } = validFiles();
  const texts = { ...files, ...(spec === null ? {} : { [SPEC]: spec }), ...more };
  const options = { rules: [missing], today: '2026-12-01', trusted: false };
  return runRules(workspaceOf(texts), options).map(
    ({ file, message, hint }) => `${file} ${message} ${hint}`,
  );
}

test('names the file to create and the command that does it', () => {
  expect(say(null)).toEqual([
    'content/demo/index.mdx The engagement has no "spec". Create content/demo/spec.mdx, or run prebrief new spec.',
  ]);
});

test('names the engagement if there are several', () => {
  const other = Object.entries(validFiles()).map(([path, text]) => [
    path.replace('demo', 'other'),
    text,
  ]);
  expect(say(null, Object.fromEntries(other))).toEqual([
    'content/demo/index.mdx The engagement has no "spec". Create content/demo/spec.mdx, or run prebrief new spec --in demo.',
  ]);
});

test('says if the document exists but is not for the contractor', () => {
  expect(say('---\ntitle: A\ndraft: true\n---\n')[0]).toContain(
    'The engagement\'s only "spec" is a draft. Remove "draft: true" from content/demo/spec.mdx',
  );
  expect(say('---\ntitle: A\naudience: team\n---\n')[0]).toContain(
    'The engagement\'s only "spec" is for the team. Remove "audience: team"',
  );
});

test('counts a broken document as present', () => {
  expect(say('\0')).toEqual([]);
  expect(say('---\ntitle: [\n---\n')).toEqual([]);
});

test('does not suggest creating a document that has no template', () => {
  const template = { 'templates/index.mdx': '---\ncontract: { documents: [runbook] }\n---\n' };
  expect(say(null, template)).toEqual([
    'content/demo/index.mdx The engagement has no "runbook". Add a template for it, or remove it from the contract in templates/index.mdx.',
  ]);
});
